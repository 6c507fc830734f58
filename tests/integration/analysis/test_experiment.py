"""Experiments read from events."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from scipy import stats
from tests.integration.analysis.conftest import DAY_MS, NOW_MS, Study, seen

from tidegauge.contracts.event import Event
from tidegauge.core.errors import InvalidQuery

START_MS = NOW_MS - 10 * DAY_MS
ASKED: dict[str, Any] = {"experiment": "button", "exposure_event": "exposed", "variant_property": "variant", "goal": {"event": "purchase"}}


def shown(user: str, variant: str, at_ms: int = START_MS, experiment: str = "button") -> Event:
    return seen("exposed", user, at_ms, variant=variant, experiment=experiment)


@pytest.mark.req("C10")
async def test_a_goal_counts_once_a_person_and_only_after_the_first_exposure(study: Study) -> None:
    events = [
        *(shown(user, "control") for user in ("a", "b", "c", "d")),
        *(shown(user, "test") for user in ("e", "f")),
        shown("a", "control", START_MS + 5_000),
        seen("purchase", "a", START_MS + 10), seen("purchase", "a", START_MS + 20), seen("purchase", "b", START_MS - 10),
        seen("purchase", "e", START_MS), seen("purchase", "nobody", START_MS + 10),
        shown("g", "test", experiment="other"), seen("purchase", "g", START_MS + 10),
    ]  # fmt: skip
    answer = await study.analyse("experiment", events, **ASKED)
    assert [(one.name, one.exposures, one.conversions, one.rate) for one in answer.variants] == [("control", 4, 1, 0.25), ("test", 2, 1, 0.5)]
    assert answer.variants[1].lift == 1.0
    assert answer.mixed_people == 0
    assert [(row.dimensions, row.value, row.count) for row in answer.results] == [({"variant": "control"}, 0.25, 4), ({"variant": "test"}, 0.5, 2)]


@pytest.mark.req("C10")
async def test_people_who_saw_both_are_left_out_and_counted(study: Study) -> None:
    events = [shown("a", "control"), shown("b", "test"), shown("b", "control", START_MS + 9), shown("c", "test")]
    answer = await study.analyse("experiment", events, **ASKED)
    assert [(one.name, one.exposures) for one in answer.variants] == [("control", 1), ("test", 1)]
    assert answer.mixed_people == 1


@pytest.mark.req("C10")
async def test_a_window_ends_the_wait_for_the_goal(study: Study) -> None:
    events = [shown("a", "control"), shown("b", "test"), seen("purchase", "a", START_MS + 59_999), seen("purchase", "b", START_MS + 60_000)]
    project = study.project(events)
    assert [one.conversions for one in (await study.analyse("experiment", project, **ASKED)).variants] == [1, 1]
    assert [one.conversions for one in (await study.analyse("experiment", project, **ASKED, window_seconds=60)).variants] == [1, 0]


@pytest.mark.req("C10")
async def test_values_and_the_time_before_against_plain_arithmetic(study: Study) -> None:
    dice = random.Random(3)
    events, y, x = [], {"control": [], "test": []}, {"control": [], "test": []}  # type: ignore[var-annotated]
    for number in range(400):
        user, variant = f"u{number}", dice.choice(["control", "test"])
        at_ms = START_MS + dice.randrange(3 * DAY_MS)
        habit = dice.expovariate(0.1)
        before = [round(dice.gauss(habit, 1), 3) for _ in range(dice.randrange(3))]
        after = [round(dice.gauss(habit + (1 if variant == "test" else 0), 1), 3) for _ in range(dice.randrange(4))]
        events.append(shown(user, variant, at_ms))
        events += [seen("purchase", user, at_ms - 1 - dice.randrange(5 * DAY_MS), value=value) for value in before]
        events += [seen("purchase", user, at_ms + dice.randrange(5 * DAY_MS), value=value) for value in after]
        y[variant].append(sum(after))
        x[variant].append(sum(before))
    dice.shuffle(events)
    project = study.project(events)
    goal = {"event": "purchase", "measure": "value"}
    plain = await study.analyse("experiment", project, **{**ASKED, "goal": goal})
    test = plain.variants[1]
    expected = stats.ttest_ind(y["test"], y["control"], equal_var=False)
    assert test.p_value == pytest.approx(expected.pvalue, rel=1e-6)
    assert test.rate == pytest.approx(np.mean(y["test"]))
    assert test.difference_ci95 == pytest.approx(tuple(expected.confidence_interval(0.95)), rel=1e-6)
    sharp = await study.analyse("experiment", project, **{**ASKED, "goal": goal, "pre_period_days": 7})
    assert 0.05 < sharp.variance_explained < 1
    width = sharp.variants[1].difference_ci95[1] - sharp.variants[1].difference_ci95[0]
    assert width < test.difference_ci95[1] - test.difference_ci95[0]
    assert sum(day.exposures for day in plain.days) == 400


@pytest.mark.req("C10")
async def test_plain_counts_need_no_events(study: Study) -> None:
    variants = [{"name": "control", "exposures": 1_000, "conversions": 100}, {"name": "test", "exposures": 1_000, "conversions": 130}]
    answer = await study.analyse("experiment", [], variants=variants)
    test = answer.variants[1]
    assert test.lift == pytest.approx(0.3)
    assert test.conversions == 130
    assert test.p_value == pytest.approx(stats.chi2_contingency([[100, 900], [130, 870]], correction=False).pvalue)
    assert answer.srm_p_value == 1.0


@pytest.mark.req("C10")
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({}, "exposure_event: give an exposure_event and a goal"),
        ({"exposure_event": "x"}, "goal: give"),
        ({"variants": [{"name": "a", "exposures": 1, "conversions": 2}]}, "variants.0.conversions"),
        ({"variants": [{"name": "a", "exposures": 1, "conversions": 1}] * 2}, "is there twice"),
        ({"variants": [{"name": "a", "exposures": 1, "conversions": 1}], "goal": {"event": "x"}}, "give either"),
        ({"variants": [{"name": "a", "exposures": 1, "conversions": 1}], "control": "b"}, "no variant is called 'b'"),
        ({**ASKED, "goal": {"event": "bounce_rate"}}, "goal.event"),
        ({**ASKED, "pre_period_days": 7}, "pre_period_days"),
    ],
)
async def test_what_cannot_be_judged_says_why(study: Study, body: dict[str, Any], reason: str) -> None:
    with pytest.raises(InvalidQuery, match=reason):
        await study.analyse("experiment", [], **body)


@pytest.mark.req("C10")
async def test_a_property_with_hundreds_of_values_names_no_variants(study: Study) -> None:
    from tidegauge.core.errors import LimitReached

    with pytest.raises(LimitReached, match="more than 20 values"):
        await study.analyse("experiment", [shown(f"u{n}", f"v{n}") for n in range(30)], **ASKED)


@pytest.mark.req("C10")
async def test_an_experiment_that_nobody_saw_has_no_variants(study: Study) -> None:
    answer = await study.analyse("experiment", [], **ASKED)
    assert (answer.variants, answer.control, answer.srm_p_value) == ([], "", None)
