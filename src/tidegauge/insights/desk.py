"""A question -> its answer -> its facts -> words: by the model where there is one and its words are founded, else by rules."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from typing import Final, Literal

import msgspec
import structlog

from tidegauge.contracts.question import Question
from tidegauge.core.errors import Unavailable
from tidegauge.insights.fact import Fact, facts_of
from tidegauge.insights.writer.allowance import Allowance
from tidegauge.insights.writer.check import inert, unfounded
from tidegauge.insights.writer.direction import misdirected
from tidegauge.insights.writer.model import Code, Draft, Model, ModelSilent, most_tokens
from tidegauge.insights.writer.prompt import clean, messages
from tidegauge.insights.writer.rules import Language, sentence, write
from tidegauge.query.execute import QueryService

KEPT: Final = 1_000
AT_ONCE: Final = 4
"""Calls of one node; whoever comes then gets the words by rules."""

OF_PEOPLE: Final = frozenset(("user_id", "anonymous_id", "session_id", "person", "ip", "email", "name_of_person", "device_id"))
"""Dimensions whose values are people: not told to a model, in any spelling of the field."""

Observe = Callable[[str, str], None]
"""Is given the model and what came of a call: `ok`, or the code without `model_`."""

log = structlog.get_logger(__name__)


class SaidFact(msgspec.Struct, frozen=True):
    """A fact with its sentence by rules."""

    kind: str
    says: str


class Insight(msgspec.Struct, frozen=True):
    """`reason`: why the words are not the model's, although there is one, with its code. `stale`: the figures are the last known ones."""

    text: str
    written_by: Literal["rules", "model"]
    model: str | None
    reason: str | None
    reason_code: Code | None
    facts: list[SaidFact]
    stale: bool


class InsightDesk:
    """Words that were made are kept by the very facts they say, so that nobody is told another's."""

    def __init__(self, query: QueryService, allowance: Allowance, model: Model | None, observe: Observe) -> None:
        self.allowance = allowance
        self.model = model
        self._observe = observe
        self._query = query
        self._kept: OrderedDict[tuple[int, Language, str], str] = OrderedDict()
        self._under_way = 0

    async def explain(self, question: Question, project: int, timezone: str, language: Language) -> Insight:
        """What is worth saying of the answer. Raises as the question does; a model that fails is told of in `reason`."""
        answer = await self._query.execute(question, project, timezone, may_be_stale=True)
        facts, metric = facts_of(answer), question.metric
        said = [SaidFact(fact.kind, sentence(fact, metric, language)) for fact in facts]
        is_stale = answer.meta.stale is True
        try:
            text = await self._by_model(question, facts, project, language)
        except ModelSilent as silent:
            return Insight(write(facts, metric, language), "rules", None, str(silent), silent.code, said, is_stale)
        if text is None or self.model is None:
            return Insight(write(facts, metric, language), "rules", None, None, None, said, is_stale)
        return Insight(text, "model", self.model.settings.name, None, None, said, is_stale)

    async def _by_model(self, question: Question, facts: list[Fact], project: int, language: Language) -> str | None:
        """The model's words; None when there is no model, or nothing to say. Raises ModelSilent."""
        if self.model is None or [fact.kind for fact in facts] == ["nothing"]:
            return None
        if _names_people(question):
            raise ModelSilent("model_single_people", "The model is not told of single people.")
        asked = messages(facts, question.metric, language)
        key = (project, language, _grounds(facts, question.metric, language))
        if (kept := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
            return kept
        draft = await self._asked(self.model, asked, project)
        self._kept[key] = text = _checked(draft.text, facts, question.metric, key[2])
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return text

    async def _asked(self, model: Model, asked: list[dict[str, str]], project: int) -> Draft:
        """One call within the project's allowance. Raises ModelSilent."""
        if self._under_way >= AT_ONCE:
            raise ModelSilent("model_busy", "The model is busy with others.")
        self._under_way += 1
        try:
            held = most_tokens(asked)
            day = await self.allowance.take(project, held)
            if day is None:
                raise ModelSilent("model_day_used", "The project has used what it may of the model today.")
            used = Draft("", 0, 0)
            try:
                used = await self._written(model, asked)
                return used
            finally:
                await asyncio.shield(self.allowance.settle(project, day, held, used.tokens_in, used.tokens_out))
        except Unavailable as error:
            raise ModelSilent("model_uncounted", f"What the project uses of the model cannot be counted: {error.message}") from None
        finally:
            self._under_way -= 1

    async def _written(self, model: Model, asked: list[dict[str, str]]) -> Draft:
        try:
            draft = await model.write(asked)
        except ModelSilent as silent:
            self._observe(model.settings.name, silent.code.removeprefix("model_"))
            raise
        self._observe(model.settings.name, "ok")
        return draft


def _grounds(facts: list[Fact], metric: str, language: Language) -> str:
    """All that a model is told, in words: what it may repeat."""
    return "\n".join(sentence(msgspec.structs.replace(fact, label=clean(fact.label)), clean(metric), language) for fact in facts)


def _checked(written: str, facts: list[Fact], metric: str, grounds: str) -> str:
    """What may be shown of what the model wrote. Raises ModelSilent where its figures or the way they went are not those of the facts."""
    text = inert(written)
    if not text:
        raise ModelSilent("model_wrote_nothing", "The model wrote nothing.")
    if wrong := unfounded(text, grounds):
        raise ModelSilent("model_wrong_figure", f"The model wrote {', '.join(sorted(wrong)[:3])}, which is none of the figures.")
    if way := misdirected(text, [msgspec.structs.replace(fact, label=clean(fact.label)) for fact in facts], clean(metric)):
        raise ModelSilent("model_wrong_direction", f"The model wrote “{way}”, which is not how the figures went.")
    return text


def _names_people(question: Question) -> bool:
    fields = [question.group_by] if isinstance(question.group_by, str) else question.group_by
    return any(field.rpartition(".")[2].casefold() in OF_PEOPLE for field in fields)
