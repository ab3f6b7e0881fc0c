"""Controls follow the records of parameters: what their readers take is what can be chosen."""

import dash_mantine_components as dmc
import pytest

from explorer.measures.parameters import AGREEMENT, LEVEL, METHOD, RESOLUTION
from explorer.measures.registry import ALL_MEASURES
from explorer.snapshot.options import THRESHOLD, WITH_MEASURES
from explorer.tables.overlap import LIST
from explorer.translate import Translator
from explorer.web.explore.parameters import COLOUR
from explorer.web.ui.controls import build_control, build_form, list_offered, list_options
from tests.web.addresses import PARAMETERS, read_state

EN = Translator("en")
FORMED = [measure for measure, record in ALL_MEASURES.items() if record.parameters]


@pytest.mark.parametrize(
    ("parameter", "kind"),
    [
        (METHOD, dmc.SegmentedControl),
        (AGREEMENT, dmc.SegmentedControl),
        (LIST, dmc.SegmentedControl),
        (WITH_MEASURES, dmc.SegmentedControl),
        (COLOUR, dmc.Select),
        (THRESHOLD, dmc.NumberInput),
        (RESOLUTION, dmc.NumberInput),
    ],
    ids=lambda each: getattr(each, "name", ""),
)
def test_a_reader_asks_for_its_control(parameter, kind):
    control = build_control(parameter, read_state(), EN, label="x")
    assert type(control) is kind
    assert control.id["name"] == parameter.name
    assert str(control.value) == control.id["default"] or control.value == parameter.default


def test_a_number_is_typed_within_the_bounds_of_its_reader():
    threshold = build_control(THRESHOLD, read_state("threshold=7"), EN)
    assert (threshold.value, threshold.min, threshold.max) == (7, 1, 99)
    resolution = build_control(RESOLUTION, read_state(), EN)
    assert (resolution.min, resolution.max) == (0.1, 99.9)
    for control in (threshold, resolution):
        for value in (control.min, control.max):
            read_state(f"{control.id['name']}={value}")


def test_what_can_be_chosen_is_what_is_read():
    for parameter in (METHOD, AGREEMENT, LIST, COLOUR, WITH_MEASURES):
        options = [option["value"] for option in list_options(parameter, EN)]
        assert sorted(options) == sorted(parameter.reader.allowed)
    assert list_options(COLOUR, EN)[:2] == [
        {"value": "domain", "label": "Domain"},
        {"value": "degree", "label": "Ties (degree)"},
    ]


def test_the_present_number_is_among_those_offered():
    offered = list_offered(LEVEL, 0.02, str)
    assert [each["value"] for each in offered] == ["0.001", "0.01", "0.02", "0.05", "0.1"]


@pytest.mark.parametrize("measure", FORMED)
def test_the_form_of_a_measure_is_made_from_its_record(measure):
    form = build_form(measure, read_state(), EN)
    own = ALL_MEASURES[measure].parameters
    assert [control.id["name"] for control in form.children] == [each.name for each in own]
    assert all(each in PARAMETERS for each in own)
