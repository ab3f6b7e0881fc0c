"""What every column of a data package is: read once from `schema.json`, beside this file."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_resources() -> Mapping[str, Mapping[str, Any]]:
    """Frictionless resource descriptors of the package's tables, by table name."""
    text = files("explorer.dataset").joinpath("schema.json").read_text(encoding="utf-8")
    return {resource["name"]: resource for resource in json.loads(text)["resources"]}


def list_tables() -> list[str]:
    """Names of the tables in the order of the package."""
    return list(read_resources())


def is_optional(table: str) -> bool:
    """Whether a package may lack the table: what rests on it then does without."""
    return bool(read_resources()[table].get("optional", False))


def list_columns(table: str) -> list[str]:
    """Column names of a table in their order."""
    return [field["name"] for field in read_resources()[table]["schema"]["fields"]]


def list_typed_columns(table: str, *types: str) -> list[str]:
    """Columns of a table whose Frictionless type is one of `types`."""
    fields = read_resources()[table]["schema"]["fields"]
    return [field["name"] for field in fields if field["type"] in types]


def list_keys(table: str) -> list[str]:
    """Columns of the table's primary key, by which its rows are sorted."""
    return list(read_resources()[table]["schema"]["primaryKey"])
