"""Raw Iv3 tables fetched page by page, from a small server on this machine."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from explorer.errors import SourceError
from explorer.sources import fetch
from explorer.sources.cbs import download, reports
from explorer.sources.cbs.download import download_pages
from explorer.sources.cbs.reports import read_reports
from explorer.sources.cbs.rows import RowFile

BY_HAND = Path(__file__).with_name("by_hand")
FIRST, SECOND = (json.loads((BY_HAND / f"45067NED-{n}.json").read_text()) for n in (1, 2))
CBS = "https://dataderden.cbs.nl/ODataFeed/odata"


class Answers(BaseHTTPRequestHandler):
    """Answers as CBS does: the second page at `$skip=7`."""

    asked: list[str]
    link = ""
    hang = threading.Event()

    def do_GET(self) -> None:
        """Answer one page, or what is asked for by the id of the table."""
        self.asked.append(self.path)
        table = urlsplit(self.path).path.split("/")[2]
        if table == "40404NED":
            self.send_error(404)
            return
        if table == "00000NED":
            self.hang.wait(5)
            return
        if table == "11111NED":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b'{"value": [')
            return
        skipped = "$skip" in parse_qs(urlsplit(self.path).query)
        page = SECOND if skipped else {**FIRST, "odata.nextLink": self.link.format(table=table)}
        body = b"<html>" if table == "22222NED" else json.dumps(page).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(link="{base}/{{table}}/TypedDataSet?$format=json&$skip=7"):
    Answers.asked, Answers.hang = [], threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    base = f"http://127.0.0.1:{server.server_port}/odata"
    Answers.link = link.format(base=base)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield base
    finally:
        Answers.hang.set()
        server.shutdown()
        server.server_close()
        thread.join()


def test_all_pages_are_read_and_none_is_left(tmp_path):
    with serve() as base:
        told = []
        pages = download_pages(
            "45067NED", tmp_path, base=base, tell=lambda *args: told.append(args)
        )
        found = read_reports(pages)
    assert found.tabulate().equals(read_reports([RowFile(BY_HAND / "45067NED.csv")]).tabulate())
    assert list(tmp_path.iterdir()) == []
    assert [args[:2] for args in told] == [("45067NED", 1), ("45067NED", 2)]
    query = parse_qs(urlsplit(Answers.asked[0]).query)
    assert query == {"$format": ["json"], "$filter": ["startswith(Categorie,'L')"]}
    assert urlsplit(Answers.asked[0]).path == "/odata/45067NED/TypedDataSet"
    assert "skip=7" in Answers.asked[1]


def test_two_tables_are_not_taken_for_one(tmp_path, monkeypatch):
    """Pages are counted by table: seven rows before the last page of each."""
    with serve() as base:
        tables = ("45067NED", "45063NED")
        monkeypatch.setattr(reports.Reports, "add", lambda *_: None)
        monkeypatch.setattr(reports.Reports, "check", lambda *_: None)
        files = (page for table in tables for page in download_pages(table, tmp_path, base=base))
        assert read_reports(files).rows == 26


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("45067", "'45067' is no id of a table of CBS; write it as in 45067NED"),
        ("../45067NED", "is no id of a table"),
        ("40404NED", r"cannot be fetched \(HTTP 404\); try later, or fetch the table 40404NED by"),
        ("11111NED", r"cannot be fetched \(.*\); try later"),
        ("22222NED", "22222NED-1.json is a web page or XML"),
    ],
)
def test_what_goes_wrong_is_one_line(tmp_path, table, said):
    with serve() as base, pytest.raises(SourceError, match=said) as caught:
        read_reports(download_pages(table, tmp_path, base=base))
    assert "\n" not in str(caught.value)


def test_who_does_not_answer_is_not_waited_for(tmp_path, monkeypatch):
    monkeypatch.setattr(fetch, "READ_SECONDS", 0.2)
    with serve() as base, pytest.raises(SourceError, match=r"\(no answer in time\); try later"):
        read_reports(download_pages("00000NED", tmp_path, base=base))


def test_a_host_that_cannot_be_reached(tmp_path):
    with serve() as base:
        pass
    with pytest.raises(
        SourceError, match=r"\(no connection, or it broke\); try later, or fetch the"
    ):
        read_reports(download_pages("45067NED", tmp_path, base=base))


def test_bounds(tmp_path, monkeypatch):
    size = len(json.dumps(FIRST)) + 200
    monkeypatch.setattr(download, "MOST_BYTES", size)
    with serve() as base, pytest.raises(SourceError, match=r"is larger than \d+ bytes; not fet"):
        read_reports(download_pages("45067NED", tmp_path, base=base))
    assert len(Answers.asked) == 2
    monkeypatch.undo()
    monkeypatch.setattr(download, "MOST_FILES", 1)
    with serve() as base, pytest.raises(SourceError, match="has more than 1 pages; not read"):
        read_reports(download_pages("45067NED", tmp_path, base=base))


def test_a_next_page_elsewhere_is_not_followed(tmp_path):
    with (
        serve("https://example.org/odata/{{table}}/TypedDataSet?$skip=7") as base,
        pytest.raises(
            SourceError, match=r"leads on to another host \(example\.org\); not followed"
        ),
    ):
        read_reports(download_pages("45067NED", tmp_path, base=base))
    assert len(Answers.asked) == 1


def test_the_tables_of_others_are_where_cbs_has_them():
    assert download.BASE == CBS
