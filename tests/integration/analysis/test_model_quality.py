"""Model quality read from events, against scikit-learn."""

from __future__ import annotations

import random
from typing import Any

import pytest
from sklearn import metrics
from tests.integration.analysis.conftest import DAY_MS, NOW_MS, Study, seen

from tidegauge.contracts.event import Event
from tidegauge.core.errors import InvalidQuery, LimitReached

START_MS = NOW_MS - 6 * DAY_MS
WEEK: dict[str, Any] = {"time_window": "last_7_days"}


def judged(model: str, predicted: str, actual: str | None, confidence: float | None, at_ms: int = START_MS, **more: Any) -> Event:
    truth = {} if actual is None else {"actual": actual}
    return seen("detection", "u", at_ms, value=confidence, model=model, predicted=predicted, **truth, **more)


@pytest.mark.req("D6")
async def test_every_number_of_a_binary_model_is_scikit_learns(study: Study) -> None:
    dice = random.Random(4)
    rows = []
    for at in range(500):
        actual = dice.choice(["fake"] * 3 + ["real"] * 7)
        p_fake = min(1.0, max(0.0, dice.gauss(0.65 if actual == "fake" else 0.35, 0.2)))
        predicted = "fake" if p_fake >= 0.5 else "real"
        rows.append((actual, predicted, p_fake, max(p_fake, 1 - p_fake), START_MS + at * 600_000))
    events = [judged("m", predicted, actual, confidence, at_ms) for actual, predicted, _, confidence, at_ms in rows]
    events += [judged("m", "real", None, 0.7)] * 3
    answer = await study.analyse("model-quality", events, **WEEK)
    (one,) = answer.models
    truth, said, p_fake = [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]
    is_fake = [actual == "fake" for actual in truth]
    assert (answer.classes, answer.positive, answer.unlabelled, one.count) == (["fake", "real"], "fake", 3, 500)
    assert one.confusion == metrics.confusion_matrix(truth, said, labels=answer.classes).tolist()
    assert one.accuracy == pytest.approx(metrics.accuracy_score(truth, said))
    assert one.precision == pytest.approx(metrics.precision_score(truth, said, pos_label="fake"))
    assert one.recall == pytest.approx(metrics.recall_score(truth, said, pos_label="fake"))
    assert one.f1 == pytest.approx(metrics.f1_score(truth, said, pos_label="fake"))
    assert one.roc_auc == pytest.approx(metrics.roc_auc_score(is_fake, p_fake), abs=1e-12)
    assert one.average_precision == pytest.approx(metrics.average_precision_score(is_fake, p_fake), abs=1e-12)
    expected = 0.0
    for place in range(10):
        own = [row for row in rows if min(int(row[3] * 10), 9) == place]
        if own:
            expected += abs(sum(row[3] for row in own) - sum(row[0] == row[1] for row in own)) / len(rows)
    assert one.ece == pytest.approx(expected)
    assert sum(day.count for day in one.days) == 500
    assert sum(day.accuracy * day.count for day in one.days) == pytest.approx(one.accuracy * 500)
    assert [(row.dimensions, row.value, row.count) for row in answer.results] == [({"model": "m"}, one.accuracy, 500)]


@pytest.mark.req("D6")
async def test_several_classes_have_macro_rates_and_no_curve(study: Study) -> None:
    events = [judged("m", said, true, 0.9) for said, true in (("a", "a"), ("a", "b"), ("b", "b"), ("c", "c"), ("c", "a"))]
    (one,) = (await study.analyse("model-quality", events, **WEEK)).models
    assert (one.roc_auc, one.curve) == (None, [])
    assert one.f1 == pytest.approx(metrics.f1_score(["a", "b", "b", "c", "a"], ["a", "a", "b", "c", "c"], average="macro"))
    positive = (await study.analyse("model-quality", events, **WEEK, positive="a")).models[0]
    assert positive.precision == 0.5
    assert positive.roc_auc is not None


@pytest.mark.req("D6")
async def test_models_that_judged_the_same_things_are_compared_thing_by_thing(study: Study) -> None:
    events = []
    for at in range(60):
        truth = "x" if at % 2 else "y"
        other = "y" if truth == "x" else "x"
        events.append(judged("old", truth if at >= 20 else other, truth, 0.8, image=f"i{at}"))
        events.append(judged("new", truth if at >= 8 else other, truth, 0.8, image=f"i{at}"))
    events.append(judged("old", "x", "x", 0.8))
    project = study.project(events)
    paired = await study.analyse("model-quality", project, **WEEK, item="image")
    assert (paired.baseline, paired.models[0].p_value) == ("old", None)
    assert paired.models[1].p_value == pytest.approx(2 * 0.5**12)  # twelve things that only the new one judged rightly
    plain = await study.analyse("model-quality", project, **WEEK)
    assert plain.models[1].p_value > paired.models[1].p_value
    swapped = await study.analyse("model-quality", project, **WEEK, baseline="new")
    assert swapped.models[0].difference == pytest.approx(41 / 61 - 52 / 60)


@pytest.mark.req("D6")
async def test_drift_is_told_against_the_period_before(study: Study) -> None:
    before = [judged("m", "x", "x", 0.95, NOW_MS - 10 * DAY_MS) for _ in range(50)] + [judged("m", "y", "y", 0.55, NOW_MS - 10 * DAY_MS) for _ in range(50)]
    now = [judged("m", "x", "x", 0.95) for _ in range(80)] + [judged("m", "y", "y", 0.55) for _ in range(20)]
    (one,) = (await study.analyse("model-quality", before + now, **WEEK)).models
    assert one.score_psi == pytest.approx(0.4158883)
    assert one.class_psi == pytest.approx(one.score_psi)
    assert one.count == 100


@pytest.mark.req("D6")
async def test_nothing_labelled_is_an_answer_too(study: Study) -> None:
    answer = await study.analyse("model-quality", [judged("m", "x", None, 0.5)], **WEEK)
    assert (answer.models, answer.unlabelled, answer.results) == ([], 1, [])


@pytest.mark.req("D6")
async def test_what_is_wrong_is_named(study: Study) -> None:
    project = study.project([judged("m", "x", "y", 0.5)])
    with pytest.raises(InvalidQuery, match="positive: no judgement has the class 'z'; there are x, y"):
        await study.analyse("model-quality", project, **WEEK, positive="z")
    with pytest.raises(InvalidQuery, match="baseline"):
        await study.analyse("model-quality", project, **WEEK, baseline="z")
    with pytest.raises(LimitReached, match="predicted has more than 31 values"):
        await study.analyse("model-quality", [judged("m", f"c{n}", "c1", 0.5) for n in range(40)], **WEEK)
