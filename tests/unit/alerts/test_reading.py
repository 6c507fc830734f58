from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.alerts.reading import NOTHING, Reading, joined, quotients, readings_of
from tidegauge.alerts.term import Term
from tidegauge.analysis.funnel.answer import FunnelAnswer, FunnelGroup, FunnelStep
from tidegauge.contracts.answer import Answer, AnswerMeta, ResultRow

META = AnswerMeta("", "", None, "UTC", True, 0.0, False, 0.0, 0, False)


def steps(*counts: int) -> list[FunnelStep]:
    shares = [count / counts[0] if counts[0] else None for count in counts]
    return [FunnelStep("e", "e", count, share, None, 0, None, None) for count, share in zip(counts, shares, strict=True)]


def funnel(counts: list[FunnelStep], **more: Any) -> FunnelAnswer:
    return FunnelAnswer(results=[], meta=META, order="ordered", window_seconds=60, steps=counts, conversion_rate=None, time_to_convert=None, **more)


@pytest.mark.req("F1")
def test_numbers_come_by_group_with_the_events_behind_them() -> None:
    rows = [ResultRow("m", 4, 4, {"page": "a"}, previous=2), ResultRow("m", None, 0, {"page": "b"})]
    term = Term(query={"metric": "m"}, condition="gt")
    assert readings_of(Answer(rows, META), term) == {("a",): Reading(4.0, 4, 2.0), ("b",): Reading(None, 0)}


@pytest.mark.req("F1")
def test_a_funnels_number_is_its_conversion_in_percent_and_its_events_are_those_who_began() -> None:
    whole, early = Term(query={"analysis": "funnel"}, condition="lt"), Term(query={"analysis": "funnel"}, condition="lt", step=2)
    assert readings_of(funnel(steps(200, 100, 30)), whole) == {(): Reading(15.0, 200)}
    assert readings_of(funnel(steps(200, 100, 30)), early) == {(): Reading(50.0, 200)}
    assert readings_of(funnel(steps(0, 0, 0)), whole) == {(): Reading(None, 0)}
    groups = [FunnelGroup("TH", False, steps(10, 5)), FunnelGroup("(other)", True, steps(90, 1))]
    assert readings_of(funnel(steps(100, 6), breakdown=groups), whole) == {("TH",): Reading(50.0, 10)}


@pytest.mark.req("F1")
def test_a_quotient_is_guarded_by_the_events_it_is_divided_by() -> None:
    parts = {("a",): Reading(5.0, 5, 1.0)}
    wholes = {("a",): Reading(50.0, 50, 20.0), ("b",): Reading(10.0, 10), ("c",): Reading(0.0, 0)}
    assert quotients(parts, wholes, empty=0.0, is_percent=True) == {
        ("a",): Reading(10.0, 50, 5.0),
        ("b",): Reading(0.0, 10, None),
        ("c",): Reading(None, 0),
    }
    assert quotients(parts, wholes, empty=None, is_percent=False)[("b",)] == Reading(None, 10)


@pytest.mark.req("F1")
def test_groups_of_several_terms_are_joined_by_their_values() -> None:
    pages = {("a",): Reading(1.0, 1), ("b",): Reading(2.0, 2)}
    more = {("b",): Reading(3.0, 3), ("c",): Reading(4.0, 4)}
    whole = {(): Reading(9.0, 9)}
    found = joined([pages, more, whole])
    assert {group: reading.terms for group, reading in found.items()} == {
        ("a",): (pages[("a",)], NOTHING, whole[()]),
        ("b",): (pages[("b",)], more[("b",)], whole[()]),
        ("c",): (NOTHING, more[("c",)], whole[()]),
    }
    assert list(joined([whole, whole])) == [()]


@given(st.dictionaries(st.tuples(st.text(max_size=3)), st.integers(1, 99), max_size=6), st.integers(1, 9))
def test_what_is_divided_by_itself_is_all_of_it(counts: dict[tuple[str, ...], int], factor: int) -> None:
    wholes = {group: Reading(float(count), count) for group, count in counts.items()}
    parts = {group: Reading(float(count * factor), count) for group, count in counts.items()}
    assert all(reading.value == pytest.approx(factor) for reading in quotients(parts, wholes, empty=0.0, is_percent=False).values())
