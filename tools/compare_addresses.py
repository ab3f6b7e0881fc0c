"""What two running explorers answer at the same addresses, side by side.

    python -m tools.compare_addresses http://127.0.0.1:8051 http://127.0.0.1:8052

Serve the older state on one port and the newer on another. Answers of the API and snapshots are
compared byte by byte (archives file by file), pages by their texts and links, once the data's
fingerprint and the software's name are put aside. Prints an address that differs with the first
lines that do; exit status 1 when one does.
"""

import difflib
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pyarrow.parquet
import requests

from explorer.snapshot import FORMATS

WAIT = 120
SHOWN = 12
TEXTS = ("children", "label", "title", "placeholder", "data", "href", "rowData", "aria-label")
PAGES = (
    "/", "/?lang=en", "/?domain=6&select=GM0344", "/?domain=1,7&province=PV26&lang=en",
    "/?view=table&list=collaboration", "/?view=map,matrix&domain=8",
    "/?nodes=municipality&keep=all", "/?select=GM0344,GM0363&depth=2",
    "/?size=betweenness&colour=degree&shade=population",
    "/?date=2019-01-01&least=5&cross_border=yes", "/?data=nl-2016", "/?embed=1&domain=6",
    "/municipality/GM0882", "/municipality/GM0344?lang=en", "/municipality/GM0003",
    "/collaboration/GR24221387", "/collaboration/GR24966497?lang=en", "/centrality",
    "/centrality?list=collaboration&x=degree&y=closeness&lang=en", "/overlap",
    "/overlap?part=members&lang=en", "/overlap?part=backbone&level=0.01&method=hypergeometric",
    "/overlap?part=communities&resolution=1.5", "/overlap?part=divisions", "/overlap?domain=1",
    "/voting", "/voting?select=GR24221387&weights=population",
    "/voting?members=A:3,B:2,C:2&quota=4&lang=en", "/voting?members=A:0", "/download",
    "/download?domain=6&nodes=municipality&lang=en", "/about", "/about?lang=en", "/quality", "/api",
    "/api?lang=en", "/nowhere", "/?domain=99", "/?lang=en&date=2026-02-30",
)  # fmt: skip
ANSWERS = (
    "/api/municipalities?province=PV26", "/api/municipalities?format=csv&date=2020-01-01",
    "/api/municipalities/GM0344", "/api/collaborations?domain=1&form=OL,BVO",
    "/api/collaborations?power=mandate&obligation=voluntary&format=csv",
    "/api/collaborations/GR24966497", "/api/measures?domain=6&format=csv",
    "/api/measures?domain=1&limit=5&offset=3",
    "/api/overlap?table=pairs&list=collaboration&limit=50",
    "/api/overlap?table=matrix&domain=1", "/api/overlap?table=identical",
    "/api/overlap?table=nesting", "/api/overlap?table=backbone&level=0.01",
    "/api/overlap?table=communities&resolution=1.5",
    "/api/overlap?table=divisions", "/api/overlap?table=domains&lang=en",
    "/api/overlap?table=division_template", "/api/voting?members=A:3,B:2,C:2&quota=4",
    "/api/voting?select=GR24221387&weights=population", "/api/findings?limit=40",
    "/api/borders?date=2026-05-16", "/api/municipalities?least=0", "/api/measures?domain=99",
    "/health",
)  # fmt: skip


def list_addresses() -> list[str]:
    """Every address compared: snapshots, answers of the API, pages."""
    shots = [f"/api/snapshot?format={name}&domain=6&date=2026-05-16" for name in FORMATS]
    more = "nodes=municipality&measures=yes&domain=1"
    shots += [f"/api/snapshot?format={name}&{more}" for name in ("graphml", "csv", "xlsx")]
    shots.append("/api/snapshot?format=package&formats=csv,graphml&domain=8")
    return [*shots, *ANSWERS, *PAGES]


def read_address(host: str, address: str) -> list[str]:
    """What a server answers at an address, as lines to compare."""
    path = urlsplit(address).path
    if path.startswith("/api/") or path == "/health":
        answer = requests.get(host + address, timeout=WAIT)
        return [f"status {answer.status_code}", *_list_lines(answer.content)]
    return _read_page(host, address)


def _read_page(host: str, address: str) -> list[str]:
    parts = urlsplit(address)
    asked = {"pathname": parts.path, "search": f"?{parts.query}" if parts.query else ""}
    body: dict[str, Any] = {
        "output": "page.children",
        "outputs": {"id": "page", "property": "children"},
        "inputs": [{"id": "address", "property": key, "value": asked[key]} for key in asked],
        "changedPropIds": ["address.pathname"],
    }
    answer = requests.post(f"{host}/_dash-update-component", json=body, timeout=WAIT)
    tree = answer.json()["response"]["page"]["children"]
    return list(_list_texts(tree))


def _list_texts(part: Any) -> Iterator[str]:  # noqa: ANN401
    """Every text and link of a component tree, in order."""
    if isinstance(part, str):
        yield from part.splitlines()
    elif isinstance(part, int | float):
        yield str(part)
    elif isinstance(part, list):
        for each in part:
            yield from _list_texts(each)
    elif isinstance(part, dict) and "props" in part:
        for name in TEXTS:
            value = part["props"].get(name)
            if value is not None:
                yield from _list_texts(value)
    elif isinstance(part, dict):
        yield json.dumps(part, ensure_ascii=False, sort_keys=True)


def _list_lines(content: bytes) -> list[str]:
    if content[:4] == b"PK\x03\x04":
        lines = []
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                lines += [f"== {name}", *_list_lines(archive.read(name))]
        return lines
    if content[:4] == b"PAR1":
        table = pyarrow.parquet.read_table(io.BytesIO(content))
        return [str(table.schema), table.to_pandas().to_csv()]
    text = content.decode(errors="replace")
    if text[:1] in "[{":
        text = json.dumps(json.loads(text), ensure_ascii=False, indent=1)
    return text.splitlines()


def _put_aside(lines: list[str], known: dict[str, str]) -> list[str]:
    """Lines without what changes with the data's version and the software's."""
    text = "\n".join(lines)
    for found, name in known.items():
        text = text.replace(found, name)
    text = re.sub(r"\b[0-9a-f]{64}\b", "<digest>", text)
    text = re.sub(r"/snapshot/[0-9a-f]{12}", "/snapshot/<id>", text)
    return re.sub(r"Verband \d+\.\d+\.\d+", "Verband", text).splitlines()


def _identify(host: str) -> dict[str, str]:
    about = requests.get(f"{host}/api/municipalities?limit=1", timeout=WAIT).json()["about"]
    mark = about["fingerprint"]
    return {mark: "<fingerprint>", mark[:12]: "<fingerprint>", host: "<host>"}


def main(old: str, new: str) -> int:
    """Compare all addresses; the number of those that differ."""
    known = {host: _identify(host) for host in (old, new)}
    addresses, different = list_addresses(), 0
    for address in addresses:
        before, after = (
            _put_aside(read_address(host, address), known[host]) for host in (old, new)
        )
        if before == after:
            continue
        different += 1
        lines = difflib.unified_diff(before, after, n=0, lineterm="")
        changes = [line for line in lines if line[:2] != "@@"][2:]
        print(f"{address}: {len(changes)} lines differ")
        for line in changes[:SHOWN]:
            print(f"    {line[:200]}")
    print(f"{len(addresses)} addresses compared, {different} differ")
    return different


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(min(main(*sys.argv[1:]), 1))
