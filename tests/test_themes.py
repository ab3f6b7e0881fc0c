"""Themes against the task fields of Iv3 by year (CBS, CC BY 4.0), groups and former themes."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.themes import FORMER_THEMES, GROUPED_THEMES, group_theme, read_theme, renew_themes
from explorer.vocabulary import IV3, THEME_GROUPS, THEMES, domain_of

FIELDS = pd.read_csv(Path(__file__).with_name("iv3-task-fields.csv"), dtype=str)


def test_themes_are_the_task_fields_of_the_year_that_the_source_names():
    assert "2026" in IV3
    assert set(THEMES) == set(FIELDS.loc[FIELDS["year"] == "2026", "code"])


def test_every_task_field_of_an_earlier_year_is_read():
    for code in FIELDS["code"].unique():
        assert read_theme(code), code
        assert {domain_of(theme) for theme in read_theme(code)} == {domain_of(code)}


def test_former_themes_are_none_of_today_and_are_read_as_themes_of_today():
    assert not set(FORMER_THEMES) & set(THEMES)
    for themes in FORMER_THEMES.values():
        assert themes
        assert set(themes) <= set(THEMES)


def test_groups_share_no_theme_and_have_a_name():
    assert list(GROUPED_THEMES) == list(THEME_GROUPS)
    grouped = [theme for themes in GROUPED_THEMES.values() for theme in themes]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) <= set(THEMES)
    assert not set(THEME_GROUPS) & set(THEMES)


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("7.1", ("7.1",)),
        ("6.9", ("6.75", "6.76", "6.79", "6.82", "6.92")),
        ("youth_care", ("6.22", "6.75", "6.76", "6.79", "6.82", "6.92")),
        ("6.6", ("6.60", "6.71")),
        ("6", ()),
        ("9.9", ()),
        ("", ()),
    ],
)
def test_read_theme(text, themes):
    assert read_theme(text) == themes


def test_a_theme_has_the_group_it_is_in_or_is_its_own():
    assert group_theme("6.76") == "youth_care"
    assert group_theme("7.1") == "7.1"


@pytest.mark.parametrize(
    ("cell", "renewed"),
    [("", ""), ("1.1;7.1", "1.1;7.1"), ("6.9;7.1", "6.75;6.76;6.79;6.82;6.92;7.1"),
     ("6.71;6.7", "6.71"), ("9.9", "9.9")],
)  # fmt: skip
def test_renew_themes(cell, renewed):
    assert renew_themes(cell) == renewed


@given(st.lists(st.sampled_from([*THEMES, *FORMER_THEMES]), unique=True))
def test_renewed_once_is_renewed(themes):
    once = renew_themes(";".join(themes))
    assert renew_themes(once) == once
    assert {domain_of(each) for each in once.split(";") if each} == {domain_of(t) for t in themes}
