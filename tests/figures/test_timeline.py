"""Bars along the years: where they stand, and what they are marked with."""

from lxml import etree

from explorer.figures.timeline import DOT, RING, SQUARE, STROKE, Axis, Lane, Span, draw_timeline

# Of 1,000 days, so that a day is a tenth of a percent.
AXIS = Axis("2020-01-01", "2022-09-27", filled="2020-04-10")


def draw(*spans: Span, axis: Axis = AXIS) -> str:
    return draw_timeline([Lane("A & <B>", "Kop", "#123456", spans)], axis)


def list_bars(svg: str) -> list[tuple[str | None, str | None]]:
    bars = etree.fromstring(svg).findall(".//{*}rect[@class='bar']")
    return [(bar.get("x"), bar.get("width")) for bar in bars]


def test_a_bar_runs_from_its_first_day_to_the_first_day_without():
    svg = draw(Span("2020-04-10", "2021-02-04"), Span("2021-05-15", ""), Span("2019-01-01", ""))
    assert list_bars(svg) == [("10.00%", "30.00%"), ("50.00%", "50.00%"), ("0.00%", "100.00%")]


def test_how_it_began_and_ended_is_told_by_shape():
    def marks(*how: str) -> list[str]:
        svg = draw(Span("2020-04-10", "2021-02-04", *how))
        return [each for each in (DOT, RING, SQUARE, STROKE) if each in svg]

    assert marks("tie_joined") == [DOT]
    assert marks("", "tie_left") == [RING]
    assert marks("tie_inherited", "tie_passed_on") == [SQUARE]
    assert marks("tie_came", "tie_went") == [STROKE]


def test_what_goes_on_or_began_earlier_ends_in_a_point_and_not_in_a_mark():
    svg = draw(Span("2019-01-01", "", "tie_joined", "tie_left"))
    assert DOT not in svg
    assert RING not in svg
    assert svg.count("<path d='M0-3.5") == 2


def test_a_heading_stands_once_and_names_are_text():
    lanes = [Lane(name, "Kop", "#123456", (Span("2020-04-10", ""),)) for name in ("A & <B>", "C")]
    texts = [each.text for each in etree.fromstring(draw_timeline(lanes, AXIS)).iter("{*}text")]
    assert texts[:3] == ["Kop", "A & <B>", "C"]
    assert set(texts[3:]) == {"2020", "2021", "2022"}


def test_a_day_of_change_is_a_notch_within_the_bar_alone():
    inside, outside = "2020-10-27", "2022-01-01"
    svg = draw(Span("2020-04-10", "2021-02-04", notches=(inside, outside)))
    assert svg.count("h2v8h-2z") == 1
