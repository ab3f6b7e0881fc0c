"""A snapshot recalled by its id: what it was of, and whether it is still the same."""

from dataclasses import replace
from typing import Any

from dash import html

from explorer.dataset import Dataset
from explorer.errors import ExplorerError, MissingError, SnapshotError
from explorer.parameters import AnyText, Parameter, is_date
from explorer.snapshot import ResolvedSnapshot, address_snapshot, resolve_snapshot
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.explore.chips import list_filters
from explorer.web.site import Context, Page
from explorer.web.ui.selection_summary import count_selected
from explorer.web.ui.table import build_rows
from explorer.web.ui.wrong import build_wrong, describe_error

NAMES = {
    "date": N_("Date of the data"),
    "version": N_("Version of the data"),
    "actors": N_("Participants"),
    "collaborations": N_("Collaborations"),
    "ties": N_("Ties"),
    "network": N_("Digest of nodes and ties"),
}

# Read with the rest of the address by `resolve_snapshot`.
VERSION = Parameter(
    "v", N_("The version of the data that a snapshot was made of."), AnyText(100), ""
)


def build_page(context: Context) -> html.Main:
    """The snapshot of an id, and where to go with it; one that is not known says what to do."""
    try:
        return _build_snapshot(context, _resolve(context))
    except ExplorerError as error:
        t = context.t
        return build_wrong(t("This snapshot cannot be recalled"), describe_error(error, t), t)


def _resolve(context: Context) -> ResolvedSnapshot:
    packages = context.site.packages
    return resolve_snapshot(
        lambda name: packages.get(name).dataset,
        context.rest,
        context.query,
        registry=packages.registry,
    )


def check_known(context: Context) -> None:
    """Raise `MissingError` where no snapshot has the id at the address."""
    try:
        _resolve(context)
    except SnapshotError as error:
        raise MissingError("path", error.template, **error.values) from error


def _build_snapshot(context: Context, recall: ResolvedSnapshot) -> html.Main:
    t, service = context.t, context.site.packages.get(recall.package)
    network = service.network_of(recall.selection)
    bare = replace(context.state.bare(), selection=recall.selection, package=recall.package)
    state = bare.put(**recall.options.without("language").to_values(), lang=t.language)
    filters = [label for label, _ in list_filters(recall.selection, t, recall.dataset)]
    return html.Main(
        id=ids.MAIN,
        className="document snapshot",
        children=[
            html.P(t("Snapshot"), className="kind"),
            html.H1(recall.id),
            html.P(" · ".join(filters), className="lead"),
            *_build_state(recall, recall.find_changes(network), t),
            html.H2(t("This selection in the data of today")),
            html.P(count_selected(network, t)),
            html.Ul(
                [
                    html.Li(html.A(t("View it in Explore"), href="/" + state.to_href())),
                    html.Li(html.A(t("Download it"), href="/download" + state.to_href())),
                    *_link_today(service.dataset, recall, t),
                ],
                className="names",
            ),
        ],
    )


def _build_state(
    recall: ResolvedSnapshot, changes: dict[str, tuple[str, str]], t: Translator
) -> list[Any]:
    """Whether the data are still those of the snapshot, and what differs if not."""
    if recall.same:
        text = t("The data are still those it was made of: it gives the same bytes as then.")
        return [html.P(text, className="note good", role="status")]
    text = t("The data have changed since it was made; what follows is of the data of today.")
    rows = [
        [t(NAMES[name]), *(_write(name, each, t) for each in pair)]
        for name, pair in changes.items()
    ]
    table = build_rows([t("What"), t("Then"), t("Now")], rows, label=t("What has changed"))
    more = [] if recall.record else [html.P(t("How much there was then was not kept here."))]
    return [html.P(text, className="note", role="status"), table, *more]


def _write(name: str, text: str, t: Translator) -> str:
    """A date or a count in the language's form; versions and digests as they are."""
    if is_date(text):
        return t.day(text)
    return t.number(int(text)) if name in ("actors", "collaborations", "ties") else text


def _link_today(dataset: Dataset, recall: ResolvedSnapshot, t: Translator) -> list[html.Li]:
    if recall.same:
        return []
    address = address_snapshot(dataset, recall.selection, recall.options, package=recall.package)
    return [html.Li(html.A(t("The snapshot of this selection today"), href=address))]


PAGE = Page("/snapshot/", build_page, parameters=(VERSION,), check=check_known)
