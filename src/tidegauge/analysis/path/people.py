"""Whose walks a node or link of the paths is made of."""

from __future__ import annotations

from typing import Annotated, Final

from msgspec import Meta

from tidegauge.analysis.inquiry import Inquiry, invalid
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.path.kind import walk_plan
from tidegauge.analysis.path.question import MAX_DEPTH, PathsQuestion, Place
from tidegauge.analysis.path.walks import WalkSql
from tidegauge.analysis.people import Limit, PeopleAnswer, named_people
from tidegauge.query.compile.statement import Binder


class PathsPeopleQuestion(PathsQuestion, kw_only=True):
    """The question that gave the paths, and one of their nodes or links."""

    step: Annotated[int, Meta(ge=0, lt=MAX_DEPTH, description="Of the node, from 0.")]
    name: Place
    next: Annotated[Place | None, Meta(description="Only those who went on to this at the next step.")] = None
    ended: Annotated[bool, Meta(description="Only those whose walk ended there.")] = False
    limit: Limit = 100


async def paths_people(question: PathsPeopleQuestion, inquiry: Inquiry) -> PeopleAnswer:
    """The answer: people, however many walks they made. Raises InvalidQuery, LimitReached, Unavailable."""
    if question.next is not None and question.ended:
        raise invalid("ended", "a walk that ends goes on to nothing; leave next or ended out")
    named = [name for name in (question.name, question.next) if name is not None]
    for name in named:
        if "\x00" in name:
            raise invalid("name", "cannot hold NUL")
    plan, _ = await walk_plan(question, inquiry, *named)
    binder = Binder()
    code, *following = (plan.names.index(name) + 1 for name in named)
    persons = WalkSql(plan, inquiry, binder).members(question.step, code, following=following[0] if following else None, is_end=question.ended)
    return await named_people(inquiry, binder, persons, inquiry.span, question.limit)


PATHS_PEOPLE: Final = Kind(
    name="paths-people",
    title="People of a path",
    description="Whose walks went through a node or link of the paths, or ended there.",
    question=PathsPeopleQuestion,
    answer=PeopleAnswer,
    run=paths_people,
)
