"""A letter about the data of a part of the country, by whom to tell."""

import pytest

from explorer.dataset.finding_rules import FINDING_RULES
from explorer.dataset.remedies import REMEDIES, WHOM
from explorer.network import Selection
from explorer.snapshot.letter import name_part, write_letter
from explorer.translate import Translator

EN, NL = Translator("en"), Translator("nl")


def test_every_remedy_is_of_a_rule_and_for_somebody():
    assert set(REMEDIES) <= set(FINDING_RULES)
    assert {each.whom for each in REMEDIES.values()} == set(WHOM)
    # Of the register's rules each that is more than a note can be put right by somebody, but for
    # what the import decides itself.
    inventory = {"end_undecided", "ended_by_name", "fuzzy_match", "safety_region_added",
                 "safety_region_members", "unresolved_participant"}  # fmt: skip
    severe = {rule.id for rule in FINDING_RULES.values() if rule.severity != "note"}
    assert severe - set(REMEDIES) - inventory == {"division_overlap"}


def test_a_letter_says_what_to_do_to_whom(nl):
    rows = nl.findings[nl.findings["actor_id"].eq("GM0512")]
    text = write_letter(nl, rows, ["B", "A"], part="Gorinchem", t=EN)
    assert text.startswith("Data on joint arrangements: Gorinchem\n")
    assert "The municipality, for its own page in the register:\n====" in text
    assert "What to do: Put in all seats of the council, also those that are not filled." in text
    assert "Regulations not visibly amended since the law of 1 July 2022 (2)" in text
    assert "- A\n- B\n" in text
    assert max(map(len, text.splitlines())) <= 90


def test_notes_are_left_out_and_nothing_is_said(nl):
    rows = nl.findings[nl.findings["severity"].eq("note")]
    assert len(rows)
    text = write_letter(nl, rows, [], part="Ede", t=EN)
    assert text.endswith("\nNothing that somebody has to put right.\n")


@pytest.mark.parametrize("t", [EN, NL])
def test_codes_stand_with_their_name(nl, t):
    rows = nl.findings[nl.findings["rule"].eq("merger_lag")]
    text = " ".join(write_letter(nl, rows, [], part="x", t=t).split())
    assert "Boxmeer (GM0756)" in text


def test_a_part_is_named_by_its_filters(nl):
    assert name_part(nl, Selection(province=("PV26",)), EN) == "Utrecht"
    assert name_part(nl, Selection(province=("PV26",), municipality=("GM0355",)), EN) == (
        "Zeist, Utrecht"
    )
    assert name_part(nl, Selection(), EN) == "the whole country"
