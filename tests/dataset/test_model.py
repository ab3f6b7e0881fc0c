"""How a dataset shows itself in a session and in a notebook."""

from dataclasses import replace

from tests.tiny import tiny_dataset


def test_a_dataset_is_one_short_line(nl):
    assert repr(nl) == (
        "<Dataset verband-nl of 2026-05-16: actors 834, collaborations 549, memberships 5,091>"
    )
    assert repr(tiny_dataset()) == (
        "<Dataset verband-tiny of 2026-01-01: actors 5, collaborations 4, memberships 9>"
    )


def test_a_notebook_shows_what_it_is(nl):
    shown = nl._repr_html_()
    assert "<td>CC0-1.0" in shown
    assert f"<th>rows of versions</th>\n      <td>{len(nl.versions):,}</td>" in shown
    assert len(shown) < 3000


def test_what_a_package_says_of_itself_is_text():
    shown = replace(tiny_dataset(), metadata={"name": "<b>x", "title": "y" * 99, "date": ""})
    assert "&lt;b&gt;x" in shown._repr_html_()
    assert "y" * 99 in shown._repr_html_()
