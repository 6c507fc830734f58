from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tidegauge.ingest.draft import Draft
from tidegauge.ingest.registry import OVERFLOW, OVERFLOWED, ProjectSchema, SchemaRegistry
from tidegauge.ingest.steps import STEPS
from tidegauge.testing.memory_registry import MemoryRegistry

Make = Callable[..., Draft]


def _take(registry: SchemaRegistry, draft: Draft) -> Draft:
    for step in STEPS:
        step(draft)
    registry.contain(draft)
    registry.observe(draft)
    return draft


@pytest.mark.req("A11")
def test_names_properties_and_types_are_seen_with_counts(draft_of: Make) -> None:
    registry = SchemaRegistry()
    _take(registry, draft_of({"name": "a", "properties": {"x": 1, "o": {"p": True}}}, {"name": "a", "properties": {"x": 2.5, "n": None}}, {"name": "b"}))
    schema = registry.snapshot(1)
    assert [(e.name, e.count, e.last_seen_ms) for e in schema.events.values()] == [("a", 2, 1_800_000_000_000), ("b", 1, 1_800_000_000_000)]
    assert {name: (p.count, p.types) for name, p in schema.properties.items()} == {
        "x": (2, {"number": 2}),
        "o": (1, {"object": 1}),
        "o.p": (0, {}),
        "n": (0, {}),
    }
    assert registry.has_events(1)
    assert not registry.has_events(2)
    assert registry.snapshot(2) == ProjectSchema(2)
    assert registry.totals()[1] == 3


@pytest.mark.req("A11")
def test_counts_of_a_large_batch_are_sampled_and_scaled(draft_of: Make) -> None:
    registry = SchemaRegistry()
    _take(registry, draft_of(*({"name": "a", "properties": {"x": i}} for i in range(1000))))
    schema = registry.snapshot(1)
    assert schema.events["a"].count == 1000
    assert schema.properties["x"].count == pytest.approx(1000, rel=0.05)
    assert schema.properties["x"].types == {"number": 50}


@pytest.mark.req("A11")
def test_a_property_of_two_types_is_reported(draft_of: Make) -> None:
    registry = SchemaRegistry()
    _take(registry, draft_of({"properties": {"x": 1, "y": 1}}, {"properties": {"x": "one", "y": 2}}))
    assert {name: p.is_conflicting for name, p in registry.snapshot(1).properties.items()} == {"x": True, "y": False}


@pytest.mark.req("A11")
def test_properties_beyond_the_cap_are_kept_together(draft_of: Make) -> None:
    registry = SchemaRegistry(max_property_names=2)
    _take(registry, draft_of({"properties": {"a": 1, "b": 2}}))
    draft = _take(registry, draft_of({"properties": {"a": 1, "c": [3], "d": "x"}}, {"properties": {"b": 1}}))
    assert draft.properties[0] == {"a": 1, OVERFLOW: '{"c":[3],"d":"x"}'}
    assert draft.properties[1] == {"b": 1}
    assert draft.warnings == {OVERFLOWED: 1}
    assert draft.keys == {"a", "b", OVERFLOW}
    assert registry.snapshot(1).overflowed == 2


@pytest.mark.hostile(145)
def test_paths_of_nested_objects_count_against_the_cap(draft_of: Make) -> None:
    registry = SchemaRegistry(max_property_names=3)
    draft = _take(registry, draft_of({"properties": {"o": {str(i): i for i in range(5)}, "l": [{str(i): i} for i in range(5)]}}))
    assert set(draft.properties[0]) == {"l", OVERFLOW}
    assert json.loads(draft.properties[0][OVERFLOW]) == {"o": {str(i): i for i in range(5)}}


@pytest.mark.hostile(146)
def test_a_clients_own_property_of_that_name_is_kept_with_the_rest(draft_of: Make) -> None:
    registry = SchemaRegistry(max_property_names=1)
    draft = _take(registry, draft_of({"properties": {OVERFLOW: "mine"}}, {"properties": {OVERFLOW: "mine", "b": 2}}))
    assert draft.properties == [{OVERFLOW: "mine"}, {OVERFLOW: '{"(overflow)":"mine","b":2}'}]


def test_a_hundred_thousand_names_stay_bounded(draft_of: Make) -> None:
    registry = SchemaRegistry(max_event_names=50, max_property_names=100)
    for start in range(0, 10_000, 1000):
        draft = _take(registry, draft_of(*({"name": f"e{i}", "properties": {f"p{i}": i}} for i in range(start, start + 1000))))
        assert len(draft.properties) == 1000
    schema = registry.snapshot(1)
    assert (len(schema.events), len(schema.properties), schema.untracked_events, schema.overflowed) == (50, 101, 9950, 9900)


async def test_what_was_seen_survives_a_restart(draft_of: Make) -> None:
    registry, store = SchemaRegistry(), MemoryRegistry()
    _take(registry, draft_of({"name": "a", "properties": {"x": 1}}))
    await registry.flush(store)
    again = SchemaRegistry()
    await again.restore(store)
    assert again.snapshot(1) == registry.snapshot(1)
    again.forget(1)
    assert not again.has_events(1)


async def test_only_changes_are_saved_and_a_failed_save_is_tried_again(draft_of: Make) -> None:
    class Broken(MemoryRegistry):
        async def save(self, schemas: list[ProjectSchema]) -> None:
            raise OSError

    registry, store = SchemaRegistry(), MemoryRegistry()
    _take(registry, draft_of({"name": "a"}))
    with pytest.raises(OSError):
        await registry.flush(Broken())
    await registry.flush(store)
    assert set(store.schemas) == {1}
    store.schemas.clear()
    await registry.flush(store)
    assert store.schemas == {}
