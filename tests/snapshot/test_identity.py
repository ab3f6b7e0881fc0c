from urllib.parse import urlsplit

import pytest
from hypothesis import given

import explorer.snapshot.extract
from explorer.errors import SelectionError, SnapshotError
from explorer.network import Selection, build_network
from explorer.snapshot import (
    Options,
    SnapshotRegistry,
    address_snapshot,
    keep_snapshot,
    resolve_snapshot,
    snapshot_id,
    version_data,
)
from tests.snapshot.test_options import ANY
from tests.tiny import TIES, make_dataset_of, tiny_dataset, tiny_network

SOCIAL = Selection(domain=("7",), least=2)


@pytest.fixture
def registry(tmp_path):
    registry = SnapshotRegistry(tmp_path / "snapshots")
    yield registry
    registry.close()


def changed_dataset():
    """The tiny data after E joined waste."""
    dataset = tiny_dataset()
    more = make_dataset_of([*TIES, ("E", "waste")]).memberships
    return dataset.with_tables(memberships=more)


def find(name: str):
    return tiny_dataset()


def split(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.path.removeprefix("/snapshot/"), parts.query


def test_the_id_is_short_and_the_same_everywhere():
    own_id = snapshot_id(tiny_dataset(), SOCIAL, Options())
    assert own_id == snapshot_id(tiny_dataset(), SOCIAL.on("2026-01-01"), Options(language="en"))
    assert len(own_id) == 12
    assert set(own_id) <= set("0123456789abcdef")


def test_the_id_differs_with_all_that_bears_on_the_bytes():
    given = [
        (tiny_dataset(), SOCIAL, Options()),
        (tiny_dataset(), Selection(), Options()),
        (tiny_dataset(), SOCIAL.on("2025-01-01"), Options()),
        (tiny_dataset(), SOCIAL, Options(measures=True)),
        (changed_dataset(), SOCIAL, Options()),
    ]
    assert len({snapshot_id(*each) for each in given}) == len(given)


def test_the_id_does_not_depend_on_the_software(monkeypatch):
    before = snapshot_id(tiny_dataset(), SOCIAL, Options())
    monkeypatch.setattr(explorer.snapshot.extract, "__version__", "9.9")
    assert snapshot_id(tiny_dataset(), SOCIAL, Options()) == before


@given(ANY)
def test_any_address_recalls_its_snapshot(options):
    address = address_snapshot(tiny_dataset(), SOCIAL, options, package="tiny")
    recall = resolve_snapshot(find, *split(address))
    assert recall.selection == SOCIAL.on("2026-01-01")
    assert recall.options == options.without("language")
    assert recall.package == "tiny"
    assert recall.same
    assert recall.find_changes(build_network(tiny_dataset(), recall.selection)) == {}
    again = address_snapshot(recall.dataset, recall.selection, recall.options, package="tiny")
    assert again == address


def test_the_address_can_be_read():
    own_id = snapshot_id(tiny_dataset(), SOCIAL, Options(measures=True))
    address = address_snapshot(tiny_dataset(), SOCIAL, Options(measures=True))
    version = f"2026-01-01.{tiny_dataset().fingerprint[:12]}"
    assert version == version_data(tiny_dataset())
    assert address == (
        f"/snapshot/{own_id}?date=2026-01-01&domain=7&least=2&measures=yes&v={version}"
    )


def test_other_parameters_and_languages_do_not_matter():
    own_id, query = split(address_snapshot(tiny_dataset(), SOCIAL, Options()))
    recall = resolve_snapshot(find, own_id, f"?{query}&lang=en&utm_source=mail")
    assert recall.options.language == "en"


@pytest.mark.parametrize(
    "change", [("domain=7", "domain=6"), ("least=2", "least=3"), ("v=2026", "v=2025")]
)
def test_an_address_that_was_tampered_with_is_refused(change):
    own_id, query = split(address_snapshot(tiny_dataset(), SOCIAL, Options()))
    with pytest.raises(SnapshotError, match=f"snapshot '{own_id}' is not the one it was given"):
        resolve_snapshot(find, own_id, query.replace(*change))
    with pytest.raises(SelectionError, match="'x' is unknown"):
        resolve_snapshot(find, own_id, query.replace("domain=7", "domain=x"))


def test_later_data_are_told_from_the_address_alone():
    own_id, query = split(address_snapshot(tiny_dataset(), Selection(), Options()))
    later = changed_dataset()
    recall = resolve_snapshot(lambda name: later, own_id, query)
    assert not recall.same
    changes = recall.find_changes(build_network(later, recall.selection))
    assert changes == {"version": (version_data(tiny_dataset()), version_data(later))}


def test_the_registry_recalls_by_the_id_alone_and_says_what_changed(registry):
    record = keep_snapshot(registry, tiny_network(), tiny_dataset(), Options(), package="tiny")
    assert resolve_snapshot(find, record.id, registry=registry).same
    later = changed_dataset()
    recall = resolve_snapshot(lambda name: later, record.id, registry=registry)
    assert recall.package == "tiny"
    changes = recall.find_changes(build_network(later, recall.selection))
    assert set(changes) == {"version", "ties", "network"}
    assert changes["ties"] == ("9", "10")


def test_data_that_changed_elsewhere_leave_the_network_as_it_was(registry):
    record = keep_snapshot(
        registry, build_network(tiny_dataset(), Selection(domain=("1",))), tiny_dataset(), Options()
    )
    later = changed_dataset()
    recall = resolve_snapshot(lambda name: later, record.id, registry=registry)
    assert set(recall.find_changes(build_network(later, recall.selection))) == {"version"}


def test_an_unknown_id_without_its_query(registry):
    for known in (None, registry):
        with pytest.raises(SnapshotError, match="'abc' is not known here; open its full address"):
            resolve_snapshot(find, "abc", registry=known)


def test_what_was_entered_never_changes(registry, tmp_path):
    first = keep_snapshot(registry, tiny_network(), tiny_dataset(), Options(), package="one")
    again = keep_snapshot(registry, tiny_network(), tiny_dataset(), Options(), package="two")
    assert again == first
    assert len(registry) == 1
    other = SnapshotRegistry(tmp_path / "snapshots")
    assert other.find(first.id) == first
    other.close()


def test_a_full_registry_takes_no_more(tmp_path):
    registry = SnapshotRegistry(tmp_path, most=1)
    first = keep_snapshot(registry, tiny_network(), tiny_dataset(), Options())
    second = keep_snapshot(registry, tiny_network(), tiny_dataset(), Options(measures=True))
    assert registry.find(first.id) == first
    assert registry.find(second.id) is None
    registry.close()
