"""Paths: the ways people take through events or pages, from or to one of them, and where they stop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import msgspec

from tidegauge.analysis.inquiry import Inquiry, invalid
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.path.answer import CommonPath, PathLink, PathsAnswer
from tidegauge.analysis.path.flow import Count, Place, drop_offs_of, largest, links_of, merged, namer, nodes_of
from tidegauge.analysis.path.question import PathsQuestion
from tidegauge.analysis.path.walks import BEFORE, BEGAN, LINK, MAX_NAMES, NODE, PATH, WalkPlan, WalkSql, names_sql
from tidegauge.contracts.answer import ResultRow
from tidegauge.query.compile.statement import Binder

MAX_LINKS: Final = 20_000
"""Up to here links are counted one by one and merged afterwards; above, a second statement counts those of the largest nodes."""

MAX_OWN_LINKS: Final = 50_000
"""More than MAX_NODES can have among them: 200 nodes, half of them at each of two steps, make 10,000."""


async def paths(question: PathsQuestion, inquiry: Inquiry) -> PathsAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    plan, is_cut = await walk_plan(question, inquiry)
    rows = await _counted(plan, inquiry, links=MAX_LINKS + 1, nodes=question.limit, paths=question.limit + 1)
    counts, ways = [_count(row) for row in rows if row[0] == LINK], [row for row in rows if row[0] == PATH]
    own = {(step, code) for kind, step, _, code, *_ in rows if kind == NODE}
    if len(counts) > MAX_LINKS:
        counts = [_count(row) for row in await _counted(plan, inquiry, links=MAX_OWN_LINKS, nodes=0, paths=0, own=own)]
    else:
        own = largest(counts, question.limit)
    return _answer(question, inquiry, plan, merged(counts, own), ways, is_cut=is_cut or len(ways) > question.limit)


async def walk_plan(question: PathsQuestion, inquiry: Inquiry, *more: str) -> tuple[WalkPlan, bool]:
    """The plan of a question, and whether there are more names than it tells apart. `more`: names that have a number of their own too. Raises InvalidQuery."""
    for place in ("start", "end"):
        if "\x00" in (getattr(question, place) or ""):
            raise invalid(place, "cannot hold NUL")
    if question.loops == "cut" and question.start is not None and question.start == question.end:
        raise invalid("loops", "from a place back to itself everything is one round, which cut leaves out; choose collapse or keep")
    binder = Binder()
    found = [name for name, _ in await inquiry.read(binder, names_sql(question.by, inquiry, binder))]
    return _plan(question, found[:MAX_NAMES], more), len(found) > MAX_NAMES


def _plan(question: PathsQuestion, found: Sequence[str], more: Sequence[str]) -> WalkPlan:
    """The names asked for have numbers even where they are rare."""
    asked = [name for name in dict.fromkeys((question.start, question.end, *more)) if name is not None]
    names = (*asked, *(name for name in found if name not in asked))

    def number(name: str | None) -> int | None:
        return None if name is None else names.index(name) + 1

    return WalkPlan(question.by, names, number(question.start), number(question.end), question.depth, question.loops, question.gap_seconds * 1_000)


async def _counted(plan: WalkPlan, inquiry: Inquiry, *, links: int, nodes: int, paths: int, own: set[Place] | None = None) -> list[tuple[Any, ...]]:
    binder = Binder()
    return await inquiry.read(
        binder, WalkSql(plan, inquiry, binder).counted(links=links, nodes=nodes, paths=paths, own=None if own is None else sorted(own))
    )  # fmt: skip


def _count(row: Sequence[Any]) -> Count:
    _, step, source, target, _, walks, _ = row
    return Count(step, source, target, walks)


def _answer(question: PathsQuestion, inquiry: Inquiry, plan: WalkPlan, counts: list[Count], ways: list[tuple[Any, ...]], *, is_cut: bool) -> PathsAnswer:
    name_of = namer(plan.names)
    walks = sum(count.walks for count in counts if count.source in (BEGAN, BEFORE))
    nodes = nodes_of(counts, name_of)
    answer = PathsAnswer(
        results=[],
        meta=inquiry.meta(total=walks, truncated=is_cut),
        walks=walks,
        nodes=nodes,
        links=links_of(counts, name_of),
        paths=[_common(row, walks, name_of) for row in ways[: question.limit]],
        drop_offs=drop_offs_of(nodes, question.end, question.limit),
    )
    return msgspec.structs.replace(answer, results=_rows(question, answer))


def _common(row: Sequence[Any], walks: int, name_of: Callable[[int], str]) -> CommonPath:
    *_, codes, count, ended = row
    return CommonPath([name_of(code) for code in codes], count, count / walks, ended)


def _rows(question: PathsQuestion, answer: PathsAnswer) -> list[ResultRow]:
    if question.show == "paths":
        return [ResultRow("walks", path.count, path.count, {"path": " → ".join(path.names)}) for path in answer.paths]
    if question.show == "drop_offs":
        return [ResultRow("walks", one.count, one.visits, {question.by: one.name}) for one in answer.drop_offs]
    names = {node.id: f"{node.step + 1}. {node.name}" for node in answer.nodes}
    return [_link_row(link, names) for link in answer.links]


def _link_row(link: PathLink, names: dict[str, str]) -> ResultRow:
    return ResultRow("walks", link.count, link.count, {"source": names[link.source], "target": names[link.target]})


PATHS: Final = Kind(
    name="paths",
    title="Paths",
    description="The ways people take through events or pages, from or to one of them, and where they stop.",
    question=PathsQuestion,
    answer=PathsAnswer,
    run=paths,
)
