"""What an operation answers, and how it is written: JSON, CSV or a file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import orjson
import pandas as pd

from explorer.snapshot import name_snapshot
from explorer.snapshot.extract import describe_snapshot
from explorer.snapshot.tables import write_csv
from explorer.web.api.calls import Call

JSON = "application/json"
CSV = "text/csv"
MEDIA_TYPES: Mapping[str, str] = {"json": JSON, "csv": CSV}


@dataclass(frozen=True)
class Written:
    """An answer's bytes, or parts of a large one as they are read; its media type and file name."""

    content: bytes | Iterator[bytes]
    media_type: str
    name: str = ""


@dataclass(frozen=True)
class Rows:
    """A table; `lists` are the columns whose texts hold several values, `;` between.

    date: of which it is, where that is another than the selection's.
    """

    frame: pd.DataFrame
    name: str
    lists: tuple[str, ...] = ()
    date: str = ""


@dataclass(frozen=True)
class Sheet:
    """One thing with all that is known of it; as CSV the table that is its heart.

    date: as of `Rows`; described: whether its JSON also says what it was made from.
    """

    document: Mapping[str, Any]
    frame: pd.DataFrame
    name: str
    date: str = ""
    described: bool = True


Answer = Written | Rows | Sheet


def write_answer(answer: Answer, call: Call, media_type: str) -> Written:
    """An answer in a media type; what is a file already stays as it is."""
    if isinstance(answer, Written):
        return answer
    if answer.date:
        call = replace(call, selection=call.selection.on(answer.date))
    stem = f"{name_call(call)}-{answer.name}"
    if isinstance(answer, Sheet):
        if media_type == CSV:
            return Written(write_csv(answer.frame), CSV, f"{stem}.csv")
        about = {"about": describe_call(call)} if answer.described else {}
        return Written(write_json({**about, **answer.document}), JSON)
    start = call.values.get("offset") or 0
    limit = call.values.get("limit")
    frame = answer.frame.iloc[start : None if limit is None else start + limit]
    if media_type == CSV:
        return Written(write_csv(frame), CSV, f"{stem}.csv")
    document = {
        "about": describe_call(call),
        "total": len(answer.frame),
        "offset": start,
        "rows": list_records(frame, lists=answer.lists),
    }
    return Written(write_json(document), JSON)


def describe_call(call: Call) -> dict[str, str]:
    """What an answer was made from; see `describe_snapshot`."""
    return describe_snapshot(call.network, call.service.dataset)


def name_call(call: Call) -> str:
    """The beginning of a file's name: package, date and filters."""
    name = name_snapshot(call.network, "csv", package=call.package)
    return name.removesuffix(".zip")


def write_json(document: object) -> bytes:
    """A document as JSON; no value and what is no number are null."""
    return orjson.dumps(document, option=orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_APPEND_NEWLINE)


def list_records(frame: pd.DataFrame, *, lists: Iterable[str] = ()) -> list[dict[str, Any]]:
    """The rows of a table by column, what is missing or empty as None; see `Rows` for `lists`."""
    columns = {str(name): [plain(value) for value in frame[name].tolist()] for name in frame}
    for name in lists:
        columns[name] = [split(value) for value in columns[name]]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def plain(value: Any) -> Any:  # noqa: ANN401
    """A value of a table, None when it is missing or empty."""
    if value is pd.NA or value is None or value == "" or value != value:
        return None
    return value.item() if hasattr(value, "item") else value


def split(text: str | None) -> list[str]:
    """Several values in one text, `;` between; none of none."""
    return text.split(";") if text else []
