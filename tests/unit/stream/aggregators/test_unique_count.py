from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tidegauge.contracts.batch import person_key
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators import unique_count
from tidegauge.stream.aggregators.hyperloglog import ERROR_BOUND
from tidegauge.stream.aggregators.unique_count import UniqueCount


def test_counts_people_once_over_cells(bench: Any, event: Any) -> None:
    people = UniqueCount(Measure("unique_count", resolve_field("person")))
    bench.push(people, event("a", user_id="u1"), event("a", user_id="u2"), event("a"), event("b", user_id="u1"))
    bench.push(people, event("a", user_id="u1"), event("b", anonymous_id="x"))
    assert bench.results(people) == {"a": 2, "b": 2}
    assert bench.merged(people) == 3


def test_counts_values_by_their_text(bench: Any, event: Any) -> None:
    values = UniqueCount(Measure("unique_count", resolve_field("k")))
    properties = ({"k": 5}, {"k": "5"}, {"k": ""}, {"k": True}, {"k": "true"}, {})
    bench.push(values, *(event("a", properties=each) for each in properties))
    assert bench.results(values) == {"a": 3}


def test_goes_on_from_the_stores_hashes(bench: Any, event: Any) -> None:
    people = UniqueCount(Measure("unique_count", resolve_field("person")))
    assert bench.loaded(people, hashes=[2**64 - 1, 17]) == 2
    bench.push(people, event("a", user_id="u1"))
    assert bench.results(people) == {"a": 3}


def test_over_the_budget_large_sets_are_estimated_and_say_so(bench: Any, event: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unique_count, "EXACT_TOTAL", 4_000)
    people = UniqueCount(Measure("unique_count", resolve_field("person")))
    bench.push(people, *(event("a", user_id=f"u{i}") for i in range(6_000)), event("b", user_id="u1"))
    assert people.size_bytes == 16_384 + 8
    assert bench.results(people) == {"a": pytest.approx(6_000, rel=ERROR_BOUND), "b": 1}
    merged = people.merged(_cells(1, 2), _cells(0, 0), 1)
    assert merged.error_bound == ERROR_BOUND


def _cells(*numbers: int) -> Any:
    return np.array(numbers, np.int64)


def test_merging_twice_and_over_estimates_counts_each_value_once(bench: Any, event: Any) -> None:
    people = UniqueCount(Measure("unique_count", resolve_field("person")))
    bench.push(people, event("a", user_id="u1"), event("a", user_id="u2"), event("b", user_id="u2"), event("c", user_id="u3"), event("d"))
    merged = people.merged(_cells(4, 1, 2, 3), _cells(2, 1, 0, 1), 3)
    assert merged.result(np.ones(3)) == [1, 3, 0]
    merged.merge(people, _cells(1, 3), _cells(0, 2))
    assert merged.result(np.ones(3)) == [2, 3, 1]
    people._set(bench.cells[("c",)]).estimate()
    again = people.merged(_cells(1, 2, 3), _cells(0, 0, 0), 1)
    assert again.result(np.ones(1)) == [3]
    assert again.error_bound == ERROR_BOUND


@pytest.mark.req("C8")
def test_people_who_became_one_are_counted_once_in_every_cell(bench: Any, event: Any) -> None:
    people = UniqueCount(Measure("unique_count", resolve_field("person")))
    bench.push(people, event("a", user_id="u1"), event("a", anonymous_id="x"), event("b", anonymous_id="x"), event("b", user_id="u2"))
    keys = np.sort(people.held())
    assert len(keys) == 3
    visitor, user = (np.array([person_key(*ids)], np.uint64) for ids in (("", "x"), ("u1", "")))
    assert people.rename(visitor, user)
    assert bench.results(people) == {"a": 1, "b": 2}
    assert bench.merged(people) == 2


def test_estimated_sets_say_that_they_cannot_rename(bench: Any, event: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unique_count, "EXACT_TOTAL", 4_000)
    people = UniqueCount(Measure("unique_count", resolve_field("person")))
    bench.push(people, *(event("a", user_id=f"u{i}") for i in range(6_000)))
    assert not people.rename(np.array([1], np.uint64), np.array([2], np.uint64))
