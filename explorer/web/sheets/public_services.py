"""Who runs it for an inhabitant: the collaborations of a municipality for some well-known tasks."""

from collections.abc import Callable

from dash import html
from dash.development.base_component import Component

from explorer import vocabulary
from explorer.network import Network
from explorer.themes import read_theme
from explorer.translate import N_, Translator

NAMES = {**vocabulary.THEMES, **vocabulary.THEME_GROUPS}
NONE = N_(
    "No joint arrangement in the register: the municipality itself, a contract or another "
    "municipality."
)
# Fire and rescue, waste, youth care, public health, income support.
TASKS = ("1.1", "7.3", "youth_care", "7.1", "6.3")


def find_services(network: Network, actor_id: str) -> dict[str, list[str]]:
    """Ids of the actor's collaborations by task of `TASKS`, each by name; none is an empty list."""
    mine = network.ties.loc[network.ties["actor_id"].eq(actor_id), "collaboration_id"]
    rows = network.collaborations.loc[mine].sort_values("short_name")
    cells = rows["themes"].str.split(";")
    found = {}
    for task in TASKS:
        wanted = set(read_theme(task))
        found[task] = [str(i) for i in rows.index[[not wanted.isdisjoint(own) for own in cells]]]
    return found


def build_services(
    network: Network, actor_id: str, t: Translator, *, link: Callable[[str], Component]
) -> list[Component]:
    """Tasks and who runs them, each collaboration as `link` makes it of its id."""
    lines = []
    for task, found in find_services(network, actor_id).items():
        links = [part for node_id in found for part in (link(node_id), ", ")][:-1]
        said = links or t(NONE)
        label = t.label(NAMES[task])
        lines.append(html.Div([html.Dt(label), html.Dd(said)]))
    return [html.H3(t("Who runs what")), html.Dl(lines, className="services")]
