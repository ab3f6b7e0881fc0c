"""How figures look alike: paper, letters, what is said on hover, and axes of names."""

from typing import Any

from explorer.figures.palette import ACCENT, INK

FONT = "Inter Variable, system-ui, sans-serif"
SOFT = "#5a6673"
LINE = "#c5cbd2"
HOVER_LABEL = {"bgcolor": "#ffffff", "bordercolor": ACCENT, "font": {"color": INK}}
NAMED_AXIS = {
    "type": "category",
    "showgrid": False,
    "zeroline": False,
    "showline": True,
    "mirror": True,
    "linecolor": LINE,
    "ticks": "",
    "automargin": False,
    "tickfont": {"size": 10, "color": SOFT},
}


def style_paper(size: int) -> dict[str, Any]:
    """White paper and letters of a size in pixels, for a figure's layout."""
    return {
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "font": {"family": FONT, "size": size, "color": INK},
    }
