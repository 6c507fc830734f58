"""A row rule on any column, for a question of any kind: the answer is that of a project which has only the events that the rule shows."""

from __future__ import annotations

import pytest
from tests.integration.analysis.conftest import Study
from tests.integration.analysis.test_filters import FILTERS, QUESTIONS, _comparable, history

from tidegauge.contracts.sight import Sight, seeing
from tidegauge.query.row_rules.rule import row_condition
from tidegauge.query.row_rules.sight import sight_of

RULES = {name: FILTERS[name] for name in ("user_id", "country", "level")}
"""Of an id, a dimension of the roll-ups, and a property."""


@pytest.fixture(scope="module")
def projects(study: Study) -> dict[str, int]:
    """A project with all events, and for each rule one with the events that it shows."""
    events = history(0)
    kept = {"": events} | {name: [event for event in events if test(event)] for name, (*_, test) in RULES.items()}
    return {name: study.project(found) for name, found in kept.items()}


def _sight(project: int, name: str) -> Sight:
    field, operator, value, _ = RULES[name]
    return sight_of(project, [row_condition([{"field": field, "operator": operator, "value": value}])])


@pytest.mark.req("J1")
@pytest.mark.parametrize("kind", QUESTIONS)
async def test_an_answer_is_made_of_the_events_that_a_rule_shows(study: Study, projects: dict[str, int], kind: str) -> None:
    body = {"time_window": "last_30_days", **QUESTIONS[kind]}
    everything = _comparable(await study.analyse(kind, projects[""], **body))
    changed = 0
    for name in RULES:
        with seeing(_sight(projects[""], name)):
            found = _comparable(await study.analyse(kind, projects[""], **body))
        assert found == _comparable(await study.analyse(kind, projects[name], **body)), name
        changed += found != everything
    assert changed > 0


@pytest.mark.req("J1")
@pytest.mark.hostile(47)
async def test_a_kept_answer_is_not_given_to_somebody_who_sees_other_events(study: Study, projects: dict[str, int]) -> None:
    body = {"time_window": "last_30_days"}
    whole = await study.analyse("sessions", projects[""], **body)
    with seeing(_sight(projects[""], "country")):
        part = await study.analyse("sessions", projects[""], **body)
    again = await study.analyse("sessions", projects[""], **body)
    assert part != whole
    assert (_comparable(again), again.meta.cached) == (_comparable(whole), whole.meta.cached or again.meta.cached)
