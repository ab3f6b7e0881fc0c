"""What nodes share with each other, as a matrix in the order given."""

import numpy as np
import plotly.graph_objects as go

from explorer.figures.palette import INK

SCALE = [[0.0, "#e8f0f6"], [0.35, "#7fb0d1"], [0.7, "#2c76ab"], [1.0, "#0c3450"]]


def draw_matrix(shared: np.ndarray, names: list[str], *, unit: str) -> go.Figure:
    """A square matrix of counts shared, both ways in the order of `names`; nothing shared is white.

    shared: symmetric counts, the diagonal left out of the picture; unit: what is counted.
    """
    counts = shared.astype(float)
    counts[counts == 0] = np.nan
    np.fill_diagonal(counts, np.nan)
    places = list(range(len(names)))
    figure = go.Figure(
        go.Heatmap(
            z=counts,
            x=places,
            y=places,
            customdata=np.array([[f"{one} – {other}" for other in names] for one in names]),
            hovertemplate="%{customdata}<br>%{z} " + unit + "<extra></extra>",
            colorscale=SCALE,
            colorbar={
                "orientation": "h",
                "y": 0,
                "yanchor": "top",
                "thickness": 8,
                "len": 0.6,
                "outlinewidth": 0,
                "title": {"text": unit},
            },
            hoverongaps=False,
        )
    )
    axis = {"showgrid": False, "zeroline": False, "showticklabels": False, "ticks": ""}
    figure.update_layout(
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        paper_bgcolor="#ffffff",
        plot_bgcolor="#ffffff",
        font={"family": "Inter Variable, system-ui, sans-serif", "size": 12, "color": INK},
        xaxis={**axis, "constrain": "domain"},
        yaxis={**axis, "autorange": "reversed", "scaleanchor": "x", "constrain": "domain"},
    )
    return figure
