"""The addresses for machines, told from the records that serve them."""

from collections.abc import Sequence
from typing import Any

from dash import html
from flask import has_request_context, request

from explorer.parameters import Parameter
from explorer.query import write_value
from explorer.translate import Translator
from explorer.web import ids, links
from explorer.web.api.description import PATH as DESCRIPTION
from explorer.web.api.description import describe_parameter
from explorer.web.api.operations import OPERATIONS, Operation
from explorer.web.api.parameters import list_filters
from explorer.web.site import Context, Page
from explorer.web.ui.aria import label_aria
from explorer.web.ui.table import build_rows

HOME = "http://127.0.0.1:8050"


def build_page(context: Context) -> html.Main:
    """How to ask, the filters that most addresses share, and every address."""
    t, packages = context.t, list(context.site.packages.services)
    contents = html.Nav(
        [html.A(record.path, href=f"#{record.id}") for record in OPERATIONS.values()],
        className="contents",
        **label_aria(t("On this page")),
    )
    filters = [
        html.H2(t("Filters")),
        html.P(t("Most addresses take the filters of the pages, and draw the same network.")),
        build_parameters(list_filters(), t, packages=packages, place="filter"),
    ]
    return html.Main(
        id=ids.MAIN,
        className="document about api",
        children=[
            html.H1("API"),
            html.P(
                t("What the pages show, for programs: the same numbers at fixed addresses."),
                className="lead",
            ),
            contents,
            html.Section(_build_manners(t)),
            html.Section(filters, id="filters"),
            *(
                html.Section(build_operation(record, t, packages=packages), id=record.id)
                for record in OPERATIONS.values()
            ),
        ],
    )


def _build_manners(t: Translator) -> list[Any]:
    """What holds for every address."""
    return [
        html.H2(t("How to ask")),
        html.Ul(
            [
                html.Li(
                    [
                        t("Everything below is described for programs (OpenAPI 3.1) at") + " ",
                        html.A(DESCRIPTION, href=DESCRIPTION),
                        ".",
                    ]
                ),
                html.Li(t("Only GET is needed; no key, no account. Pages of other hosts may ask.")),
                html.Li(t("Tables come as JSON, or as CSV with format=csv. Missing is null.")),
                html.Li(t("Several values of a filter are written with a comma: domain=1,6.")),
                html.Li(
                    t(
                        "Every answer says from which data and software it was made. Its ETag "
                        "changes with them: who sends it back in If-None-Match gets 304."
                    )
                ),
                html.Li(
                    t(
                        "What is wrong comes as a problem document (RFC 9457) that names the "
                        "parameter; one that is unknown, or changes nothing in what is asked, "
                        "is wrong too."
                    )
                ),
            ]
        ),
    ]


def build_operation(record: Operation, t: Translator, *, packages: Sequence[str]) -> list[Any]:
    """One address: what it is for, its parameters, an example, and what it answers."""
    filters = list_filters()
    own = [each for each in record.parameters if each not in filters]
    shared = len(own) < len(record.parameters)
    parts: list[Any] = [
        html.H2([t(record.title), html.Code(f"GET {record.path}")]),
        html.P(t(record.meaning)),
    ]
    if own:
        parts.append(build_parameters(own, t, packages=packages, place=record.id))
    if shared:
        parts.append(html.P([t("And these filters:") + " ", *_link_filters(record)]))
    return [*parts, _build_example(record, t), _build_answer(record, t)]


def _link_filters(record: Operation) -> list[Any]:
    names = [each.name for each in record.parameters if each in list_filters()]
    links = [html.A(html.Code(name), href=f"#filter-{name}") for name in names]
    return [part for link in links for part in (link, " ")]


def build_parameters(
    records: Sequence[Parameter], t: Translator, *, packages: Sequence[str], place: str
) -> html.Div:
    """Parameters with what they mean, the values they take, and the default one.

    place: the beginning of their ids on the page.
    """
    rows = []
    for record in records:
        described = describe_parameter(record, packages)
        name = html.Code(record.name, id=f"{place}-{record.name}")
        values = describe_values(record, described["schema"], t)
        rows.append([name, t(record.meaning), values, _build_default(described["schema"])])
    head = [t("Parameter"), t("Meaning"), t("Values"), t("Usual")]
    return build_rows(head, rows, label=t("Parameters"))


def describe_values(record: Parameter, schema: dict[str, Any], t: Translator) -> Any:  # noqa: ANN401
    """The values that a parameter takes, with their labels."""
    allowed = schema.get("enum") or schema.get("items", {}).get("enum")
    if allowed and record.terms:
        terms = [
            html.Li([html.Code(value), " ", t.label(record.terms[value])]) for value in allowed
        ]
        return html.Details([html.Summary(html.Code(", ".join(allowed))), html.Ul(terms)])
    if allowed:
        return html.Code(", ".join(allowed))
    if schema["type"] == "integer":
        low, high = t.number(schema["minimum"]), t.number(schema["maximum"])
        return t("{low} to {high}", low=low, high=high)
    if schema["type"] == "number":
        low, high = t.number(schema["exclusiveMinimum"]), t.number(schema["exclusiveMaximum"])
        return t("between {low} and {high}", low=low, high=high)
    if not record.example:
        return t("text")
    before, _, after = t("as {example}").partition("{example}")
    return [before, html.Code(record.example), after]


def _build_default(schema: dict[str, Any]) -> html.Code:
    """The value that is left out, as an address has it; nothing where there is none."""
    default = schema.get("default", "")
    return html.Code(write_value(tuple(default) if isinstance(default, list) else default))


def _build_example(record: Operation, t: Translator) -> html.P:
    host = request.host_url.rstrip("/") if has_request_context() else HOME
    address = record.address
    command = html.Code(f"curl '{host}{address}'", className="command")
    return html.P([t("Example:") + " ", html.A(address, href=address), html.Br(), command])


def _build_answer(record: Operation, t: Translator) -> html.P:
    """The media types, and the fields of the JSON that it answers."""
    media_types = ", ".join(
        dict.fromkeys(each.partition(";")[0] for each in record.media_types.values())
    )
    said: list[Any] = [t("Answer:") + f" {media_types}. "]
    fields = list_fields(record.schema)
    if fields:
        said += [t("Fields:") + " ", html.Code(", ".join(fields))]
    return html.P(said, className="definition")


def list_fields(schema: dict[str, Any]) -> list[str]:
    """The names of a document's fields; of a table, those of a row."""
    properties = schema.get("properties", {})
    rows = properties.get("rows", {}).get("items", {})
    return list(rows.get("properties", {}) or properties)


PAGE = Page(links.PAGE, build_page)
