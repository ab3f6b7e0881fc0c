"""Plain tables: what names rows and columns, and which columns stand to the right."""

from dash import html

from explorer.web.ui.table import box_table, build_rows, build_table


def read_looks(row: html.Tr) -> list[str]:
    return [getattr(cell, "className", "") for cell in row.children]


def test_the_first_cell_names_the_row_and_numbers_stand_to_the_right():
    table = build_table(["Name", "Share", "Note"], [["A", "26%", "x"], ["B", "–", "1"]])
    head, body = table.children
    assert [cell.scope for cell in head.children.children] == ["col"] * 3
    assert read_looks(head.children) == ["", "number", ""]
    for row in body.children:
        assert [type(cell) for cell in row.children] == [html.Th, html.Td, html.Td]
        assert row.children[0].scope == "row"
        assert read_looks(row) == ["", "number", ""]


def test_cells_made_before_stay_as_they_are():
    wide = html.Td("not known", colSpan=2)
    table = build_table([html.Td(), "a", "b"], [["x", wide]], numbers=(1, 2))
    assert table.children[1].children[0].children[1] is wide
    assert read_looks(table.children[0].children) == ["", "number", "number"]


def test_a_year_that_names_a_row_is_no_number():
    table = build_table(["Year", "n"], [["2016", "4"]])
    assert read_looks(table.children[0].children) == ["", "number"]


def test_without_rows_there_are_headings_alone():
    table = build_table(["Name", "Share"], [])
    assert read_looks(table.children[0].children) == ["", ""]
    assert table.children[1].children == []


def test_a_box_is_named_and_a_captioned_table_says_what_it_is_of():
    box = build_rows(["Name"], [["A"]], label="Names")
    assert box.to_plotly_json()["props"]["aria-label"] == "Names"
    assert isinstance(box.children.children[0], html.Caption)
    assert box_table(html.Table(), "x", look="tall").className == "plain tall"
