"""The calendar file of a council's year, opened by a library."""

from datetime import date, timedelta

import icalendar
import orjson
import pytest

from explorer.settings import Settings
from explorer.tables.council_year import list_year
from explorer.web.factory import create_app
from tests.web.api.test_answers import read_problem

LANDGRAAF = "GM0882"


@pytest.fixture(scope="module")
def client():
    return create_app(Settings()).server.test_client()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_file_says_what_the_table_does(client, national, language):
    answer = client.get(f"/municipality/{LANDGRAAF}.ics?lang={language}")
    assert answer.mimetype == "text/calendar"
    assert answer.headers["Content-Disposition"].endswith('.ics"')
    calendar = icalendar.Calendar.from_ical(answer.data)
    assert not calendar.errors
    rows = list_year(national, [LANDGRAAF])
    events = calendar.walk("VEVENT")
    assert len(events) == len(rows)
    names = national.collaborations["short_name"]
    for event, row in zip(events, rows.itertuples(), strict=True):
        assert not event.errors
        assert event.decoded("dtstart") == date.fromisoformat(row.first_day)
        assert event.decoded("dtend") - timedelta(days=1) == date.fromisoformat(row.last_day)
        assert str(row.budget_year) in event["summary"]
        for key in row.collaborations.split(";"):
            assert names[key] in event["description"]
    assert len({event["uid"] for event in events}) == len(events)
    english = "view" in "".join(event["summary"] for event in events)
    assert english == (language == "en")


def test_the_same_is_asked_and_answered_alike(client):
    one = client.get(f"/municipality/{LANDGRAAF}.ics")
    assert client.get(f"/municipality/{LANDGRAAF}.ics").data == one.data
    tag = {"If-None-Match": one.headers["ETag"]}
    assert client.get(f"/municipality/{LANDGRAAF}.ics", headers=tag).status_code == 304
    other = client.get(f"/api/council-year?format=ics&municipality={LANDGRAAF}")
    assert icalendar.Calendar.from_ical(other.data).walk("VEVENT")


def test_a_set_of_municipalities_shares_one(client, national):
    codes = [LANDGRAAF, "GM0899"]
    answer = client.get(f"/api/council-year?municipality={','.join(codes)}")
    document = orjson.loads(answer.data)
    rows = list_year(national, codes)
    assert document["total"] == len(rows)
    assert [row["collaborations"] for row in document["rows"]] == [
        text.split(";") for text in rows["collaborations"]
    ]
    # Who is in their collaborations is told though the filter leaves them out.
    assert any(set(row["councils"]) - set(codes) for row in document["rows"])


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/municipality/GM9999.ics", 404, "no municipality"),
        ("/municipality/GM0756.ics", 404, "became part of GM1982"),
        ("/municipality/GM0882.ics?date=2020-01-01", 400, "choose a day from 2023-01-01"),
        ("/municipality/GM0882.ics?colour=1", 400, "no such parameter"),
        ("/api/council-year", 400, "name municipalities or a province"),
        ("/api/council-year?municipality=GM0882&lang=en", 400, "format ics"),
    ],
)
def test_what_cannot_be_given_is_said(client, path, status, words):
    assert words in read_problem(client.get(path), status)["detail"]
