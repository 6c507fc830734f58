"""Judgements counted by the engine: what every number of the answer is made of."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.model_quality.calibration import BINS
from tidegauge.analysis.model_quality.question import MAX_CLASSES, MAX_MODELS, ModelQualityQuestion
from tidegauge.contracts.field import Field, resolve_field
from tidegauge.contracts.plan import Condition
from tidegauge.core.errors import ErrorDetail, LimitReached
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile import fields
from tidegauge.query.compile.statement import Binder

MAX_SCORES: Final = 20_000
"""So many distinct scores of a model give exact curves; beyond, scores are rounded to four digits."""


class Judgements:
    """Reads one question's judgements; each method is a statement."""

    def __init__(self, question: ModelQualityQuestion, inquiry: Inquiry) -> None:
        self._question = question
        self._inquiry = inquiry
        self._event: Condition = inquiry.condition_of(question.event, "event")
        self._model, self._said, self._true, self._score = (
            resolve_field(name) for name in (question.model_by, question.predicted, question.actual, question.score)
        )

    async def cells(self, span: TimeRange | None = None) -> dict[str, dict[tuple[str, str], int]]:
        """Model -> (actual, predicted) -> judgements; the truth is "" where it is not known. Raises LimitReached for too many models or classes."""
        binder = Binder()
        rows = await self._read(binder, "model, actual, predicted, count()", "GROUP BY model, actual, predicted", span)
        found: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
        for model, actual, predicted, count in rows:
            found[model][actual, predicted] = count
        self._check(len(found), MAX_MODELS, self._question.model_by)
        self._check(len({name for cells in found.values() for pair in cells for name in pair}), MAX_CLASSES + 1, self._question.predicted)
        return dict(found)

    async def days(self) -> dict[str, list[tuple[str, int, int]]]:
        """Model -> (local day, labelled judgements, right ones)."""
        binder = Binder()
        day = f"toString(toDate(timestamp, {binder.text(self._inquiry.timezone)}))"
        rows = await self._read(binder, f"model, {day} AS day, count(), countIf(actual = predicted)", "GROUP BY model, day ORDER BY day", is_labelled=True)
        return _by_model(rows)

    async def bins(self) -> dict[str, dict[int, tuple[int, float, int]]]:
        """Model -> bin of confidence -> (labelled judgements, sum of confidence, right ones)."""
        binder = Binder()
        columns = f"model, toInt32(least(floor(confidence * {BINS}), {BINS - 1})) AS bin, count(), sum(confidence), countIf(actual = predicted)"
        rows = await self._read(binder, columns, "GROUP BY model, bin", is_labelled=True, is_scored=True)
        return {model: {own[0]: (own[1], own[2], own[3]) for own in parts} for model, parts in _by_model(rows).items()}

    async def score_shares(self, span: TimeRange | None = None) -> dict[str, dict[int, int]]:
        """Model -> bin of confidence -> judgements, labelled or not."""
        binder = Binder()
        columns = f"model, toInt32(least(floor(confidence * {BINS}), {BINS - 1})) AS bin, count()"
        rows = await self._read(binder, columns, "GROUP BY model, bin", span, is_scored=True)
        return {model: dict(parts) for model, parts in _by_model(rows).items()}

    async def scores(self, positive: str) -> tuple[dict[str, list[tuple[float, int, int]]], bool]:
        """Model -> (score of the positive class, positives, negatives), and whether no score was rounded."""
        binder = Binder()
        score = "confidence" if self._question.score_of == "positive" else f"if(predicted = {binder.text(positive)}, confidence, 1 - confidence)"
        counted = await self._read(binder, f"model, uniqExact({score})", "GROUP BY model", is_labelled=True, is_scored=True)
        is_exact = sum(count for _, count in counted) <= MAX_SCORES
        shown = score if is_exact else f"round({score}, 4)"
        columns = f"model, {shown} AS score, countIf(actual = {binder.text(positive)}), countIf(actual != {binder.text(positive)})"
        rows = await self._read(binder, columns, "GROUP BY model, score", is_labelled=True, is_scored=True)
        return _by_model(rows), is_exact

    async def disagreements(self, item: Field, baseline: str) -> dict[str, tuple[int, int]]:
        """Model -> (things that only the baseline judged rightly, things that only this one did), over things that both judged (their last judgement)."""
        binder = Binder()
        base = binder.text(baseline)
        thing = fields.text(item, binder)
        each = self._source(binder, f", {thing} AS thing", None, is_labelled=True, is_scored=False, more=(item,))
        judged = f"(SELECT model, thing, argMax(actual = predicted, (timestamp, _batch, _row)) AS is_right FROM {each} WHERE thing != '' GROUP BY model, thing)"
        rows = await self._inquiry.read(
            binder,
            f"SELECT other.model, countIf(base.is_right AND NOT other.is_right), countIf(other.is_right AND NOT base.is_right) FROM {judged} AS other"
            f" INNER JOIN (SELECT * FROM {judged} WHERE model = {base}) AS base USING (thing) WHERE other.model != {base} GROUP BY other.model",
        )
        return {model: (first, second) for model, first, second in rows}

    async def _read(
        self, binder: Binder, columns: str, tail: str, span: TimeRange | None = None, *, is_labelled: bool = False, is_scored: bool = False
    ) -> list[tuple[Any, ...]]:
        source = self._source(binder, "", span, is_labelled=is_labelled, is_scored=is_scored)
        return await self._inquiry.read(binder, f"SELECT {columns} FROM {source} {tail}")

    def _source(self, binder: Binder, more_sql: str, span: TimeRange | None, *, is_labelled: bool, is_scored: bool, more: tuple[Field, ...] = ()) -> str:
        """Judgements as rows of model, actual, predicted, confidence (0 to 1, NULL where there is none)."""
        model, said, true = (f"toString({fields.text(field, binder)})" for field in (self._model, self._said, self._true))
        score = fields.number(self._score, binder)
        tests = ["predicted != ''"] + ["actual != ''"] * is_labelled + ["isNotNull(confidence)"] * is_scored
        needed = (self._model, self._said, self._true, self._score, *more)
        return (
            f"(SELECT timestamp, _batch, _row, {model} AS model, {said} AS predicted, {true} AS actual,"
            f" if({score} >= 0 AND {score} <= 1, {score}, NULL) AS confidence{more_sql}"
            f" FROM {self._inquiry.table(self._event, fields=needed)} WHERE {self._inquiry.where(binder, self._event, span)} AND {' AND '.join(tests)})"
        )

    def _check(self, count: int, most: int, name: str) -> None:
        if count > most:
            raise LimitReached(f"{name} has more than {most} values. Narrow them by a filter.", details=[ErrorDetail(name, f"{count} values")])


def _by_model(rows: list[tuple[Any, ...]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for model, *rest in rows:
        found[model].append(tuple(rest))
    return dict(found)
