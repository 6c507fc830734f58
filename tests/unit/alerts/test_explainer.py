from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from tidegauge.alerts.alert import Change
from tidegauge.alerts.explainer import MAX_WAITING, Explainer, explained_term
from tidegauge.alerts.rule import Rule
from tidegauge.alerts.state import AlertState, Phase
from tidegauge.alerts.term import Term
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import InvalidQuery

A, B = (Term(query={"metric": name}, condition="gt", threshold=10.0) for name in "ab")


def change(number: int = 1, phase: Phase = "firing") -> Change:
    rule = Rule(name="r", query={"metric": "a"}, condition="gt")
    return Change(1, "r", rule, "a", (), "ok", AlertState(phase), number)


def asked(refusals: list[Any]) -> Explainer:
    """One whose questions are refused; what it would have kept is not."""

    def plan(*question: Any) -> None:
        refusals.append(question)
        raise InvalidQuery("There is no such segment.")

    service: Any = SimpleNamespace(plan=plan)
    nothing: Any = None
    return Explainer(service, nothing, ManualClock(0), lambda project: (), settle_s=0.0)


@pytest.mark.req("F4")
def test_of_several_terms_the_first_that_is_met_is_explained() -> None:
    several = Rule(name="r", terms=(A, B), join="or")
    assert explained_term(several, AlertState("firing", number=20.0, numbers=(3.0, 20.0))) is B
    assert explained_term(several, AlertState("firing", number=20.0, numbers=(20.0, None))) is A
    simple = Rule(name="r", query={"metric": "a"})
    assert explained_term(simple, AlertState("firing", number=20.0)) is simple


@pytest.mark.req("F4")
async def test_an_alert_is_explained_once_and_one_that_cannot_be_has_no_lines() -> None:
    refusals: list[Any] = []
    explainer = asked(refusals)
    explainer.take(change())
    explainer.take(change(2, "ok"))
    assert await asyncio.gather(explainer.of(change()), explainer.of(change()), explainer.of(change(2, "ok"))) == [[], [], []]
    assert len(refusals) == 1


@pytest.mark.req("F4")
async def test_of_a_flood_of_alerts_only_so_many_are_explained() -> None:
    refusals: list[Any] = []
    explainer = asked(refusals)
    for number in range(3 * MAX_WAITING):
        explainer.take(change(number))
    assert await explainer.of(change(3 * MAX_WAITING - 1)) == []
    await asyncio.gather(*(explainer.of(change(number)) for number in range(MAX_WAITING)))
    assert len(refusals) == MAX_WAITING
    explainer.take(change(1_000))
    await explainer.stop()
    assert len(refusals) == MAX_WAITING
