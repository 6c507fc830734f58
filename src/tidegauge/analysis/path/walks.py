"""Sessions as walks, in SQL: each event an integer that sorts by time and place and ends in the number of its name, each session an array of those."""

from __future__ import annotations

from typing import Final

import msgspec

from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.path.question import By, Loops
from tidegauge.contracts.field import Field, resolve_field
from tidegauge.contracts.plan import ALWAYS, Compare, Condition, Or
from tidegauge.query.compile.fields import TIME_MS
from tidegauge.query.compile.statement import Binder

OTHER: Final = 0
"""The number of every name that is not among the numbered ones."""

BEGAN, BEFORE, ENDED, AFTER = 65_535, 65_534, 65_533, 65_532
"""Numbers of where a walk comes from and goes to when it is no node: it begins, was under way before; ends, goes on after."""

LINK, NODE, PATH = 0, 1, 2
"""Kinds of rows that `counted` gives."""

MAX_NAMES: Final = 2_000
SPILL_BYTES: Final = 800_000_000
"""Memory of grouped sessions above which they go to disk; the limit of a statement is 2 GB."""

_PAGE, _PATH, _NAME = (resolve_field(name) for name in ("page", "path", "name"))
_IS_ON_PAGE: Final = Or((Compare(_PAGE, "exists"), Compare(_PATH, "exists")))
_CODE_BITS, _ROW_BITS, _PLACE_BITS = 11, 20, 64
"""A key is the time above and, in 64 bits, the place (batch, row), a bit for an event without session, and the number of the name. Places are compared at one
instant only: the batch may wrap."""


class WalkPlan(msgspec.Struct, frozen=True):
    """`start` and `end` are numbers of names (from 1). `names`: the numbered ones, in their order."""

    by: By
    names: tuple[str, ...]
    start: int | None
    end: int | None
    depth: int
    loops: Loops
    gap_ms: int

    @property
    def is_to_end(self) -> bool:
        """Whether the last step shown is where walks end, and the first one any place on the way."""
        return self.end is not None and self.start is None


def names_sql(by: By, inquiry: Inquiry, binder: Binder) -> str:
    """(name, events) of the MAX_NAMES commonest names and one more."""
    where = inquiry.where(binder, _counted(by))
    named = f"SELECT {_name_of(by)} AS shown, count() AS events FROM {_table(by, inquiry)} WHERE {where} GROUP BY shown"
    return f"SELECT toString(shown), events FROM ({named}) ORDER BY events DESC, shown LIMIT {MAX_NAMES + 1}"


class WalkSql:
    """The statements of one plan."""

    def __init__(self, plan: WalkPlan, inquiry: Inquiry, binder: Binder) -> None:
        self.plan = plan
        self._inquiry = inquiry
        self._binder = binder
        self._also = ""
        """Columns that walks carry along."""

    def counted(self, *, links: int, nodes: int, paths: int, own: list[tuple[int, int]] | None = None) -> str:
        """(kind, step, from, to, names, walks, of them ended): the commonest LINK rows (to a step, or out of the last), NODE rows (in `to`) and PATH rows.

        `own`: (step, number) of the nodes that stay what they are; all others become OTHER. None: every one stays.
        """
        shown = self._shown()
        if own is not None:
            codes = self._binder.integers([step * 65_536 + code for step, code in own])
            kept = f"if(has({codes}, (first + place) * 65536 + code), code, {OTHER})"
            shown = f"SELECT arrayMap((code, place) -> toUInt16({kept}), shown, range(length(shown))) AS shown, first, before, after FROM ({shown})"
        same = f"SELECT shown, first, before, after, count() AS walks FROM ({shown}) GROUP BY shown, first, before, after"
        ends = (
            f"arrayPushFront(shown, toUInt16(if(before, {BEFORE}, {BEGAN}))) AS sources, arrayPushBack(shown, toUInt16(if(after, {AFTER}, {ENDED}))) AS targets"
        )
        along = f"arrayMap((place, source, target) -> ({LINK}, first + place, source, target), range(length(sources)), sources, targets)"
        at = f"arrayMap((place, code) -> ({NODE}, first + place, {OTHER}, code), range(length(shown)), shown)"
        entries = f"arrayJoin(arrayConcat({along}, {at}, [({PATH}, 0, {OTHER}, {OTHER})])) AS entry"
        rows = f"SELECT {ends}, {entries}, if(entry.1 = {PATH}, shown, []) AS names, walks, after FROM ({same})"
        sums = "entry.1 AS kind, entry.2 AS step, entry.3 AS source, entry.4 AS target, names, sum(walks) AS total, sumIf(walks, NOT after) AS ended"
        summed = f"SELECT {sums} FROM ({rows}) GROUP BY kind, step, source, target, names"
        rank = "row_number() OVER (PARTITION BY kind ORDER BY total DESC, step, source, target, names) AS rank"
        most = f"multiIf(kind = {LINK}, {int(links)}, kind = {NODE}, {int(nodes)}, {int(paths)})"
        return (
            f"SELECT kind, step, source, target, names, total, ended FROM (SELECT *, {rank} FROM ({summed})) WHERE rank <= {most} ORDER BY kind, rank"
            f" SETTINGS max_bytes_before_external_group_by = {SPILL_BYTES}"
        )

    def members(self, step: int, code: int, *, following: int | None, is_end: bool) -> str:
        """The keys of the people whose walks are at a place, and go on to another or end there."""
        self._also = ", person"
        parts = [f"place > 0 AND place <= length(shown) AND shown[place] = {int(code)}"]
        if following is not None:
            parts.append(f"place < length(shown) AND shown[place + 1] = {int(following)}")
        if is_end:
            parts.append("place = length(shown) AND NOT after")
        placed = f"SELECT person, shown, after, {int(step)} - first + 1 AS place FROM ({self._shown()})"
        return f"SELECT DISTINCT person FROM ({placed}) WHERE {' AND '.join(parts)}"

    def _shown(self) -> str:
        """(shown, first, before, after): what is shown of each walk, the step of the first shown, and whether there are more to either side."""
        plan = self.plan
        walks = self._walks()
        if plan.is_to_end:
            walks = f"SELECT arrayReverse(walk) AS walk{self._also} FROM ({walks})"
        if plan.loops == "cut":
            rounds = [f"arraySlice(rest{step}, arrayLastIndex(code -> code = rest{step}[1], rest{step}) + 1) AS rest{step + 1}" for step in range(plan.depth)]
            heads = ", ".join(f"rest{step}[1]" for step in range(plan.depth))
            steps = " + ".join(f"notEmpty(rest{step})" for step in range(plan.depth))
            near = f"walk AS rest0, {', '.join(rounds)}, arraySlice([{heads}], 1, {steps}) AS near, notEmpty(rest{plan.depth}) AS more"
        else:
            near = f"arraySlice(walk, 1, {plan.depth}) AS near, length(walk) > {plan.depth} AS more"
        source = f"SELECT {near}{self._also} FROM ({walks})"
        if plan.is_to_end:
            return f"SELECT arrayReverse(near) AS shown, {plan.depth} - length(shown) AS first, more AS before, 0 AS after{self._also} FROM ({source})"
        return f"SELECT near AS shown, 0 AS first, 0 AS before, more AS after{self._also} FROM ({source})"

    def _walks(self) -> str:
        """(walk): the numbers of names that a session went through, from the start and to the end that were asked for."""
        plan = self.plan
        walk = "pieces" if plan.loops == "keep" else "arrayCompact(pieces)"
        sql = f"SELECT {walk} AS walk{self._also} FROM ({self._pieces()})"
        if plan.start is not None:
            sql = f"SELECT arraySlice(walk, indexOf(walk, {plan.start})) AS walk{self._also} FROM ({sql}) WHERE has(walk, {plan.start})"
        if plan.end is not None:
            later = 1 if plan.start == plan.end else 0
            place = f"indexOf(arraySlice(walk, {later + 1}), {plan.end})"
            placed = f"SELECT walk, {place} AS place{self._also} FROM ({sql})"
            sql = f"SELECT arraySlice(walk, 1, place + {later}) AS walk{self._also} FROM ({placed}) WHERE place > 0"
        return sql

    def _pieces(self) -> str:
        """(pieces): the numbers of the names of each session, in the order of time."""
        plan, binder = self.plan, self._binder
        codes = f"arrayMap(key -> toUInt16(bitAnd(key, {2**_CODE_BITS - 1})), keys)"
        times = f"arrayMap(key -> toInt64(bitShiftRight(key, {_PLACE_BITS})), keys)"
        starts = f"arrayMap(gap -> gap >= {binder.integer(plan.gap_ms)}, arrayDifference({times}))"
        split = f"if(bitAnd(keys[1], {2**_CODE_BITS}) != 0, arraySplit((code, starts) -> starts, codes, {starts}), [codes])"
        group = "if(session_id = '', person, cityHash64(person, session_id))"
        columns = f"arraySort(groupArray({self._key()})) AS keys" + (", any(person) AS someone" if self._also else "")
        where = f"{self._inquiry.where(binder, _counted(plan.by))} AND (person != 0 OR session_id != '')"
        sessions = f"SELECT {columns} FROM {_table(plan.by, self._inquiry)} WHERE {where} GROUP BY {group}"
        who = ", someone AS person" if self._also else ""  # not called person beside the condition, which may ask for one
        return f"SELECT arrayJoin({split}) AS pieces{self._also} FROM (SELECT {codes} AS codes, keys{who} FROM ({sessions}))"

    def _key(self) -> str:
        names = list(self.plan.names)
        numbers = self._binder.integers(list(range(1, len(names) + 1)))
        code = f"toUInt64(transform({_name_of(self.plan.by)}, {self._binder.texts(names)}, {numbers}, {OTHER}))" if names else f"{OTHER}"
        low = f"(session_id = '') * {2**_CODE_BITS} + {code}"
        place = f"bitShiftLeft(_batch, {_CODE_BITS + 1 + _ROW_BITS}) + toUInt64(_row) * {2 ** (_CODE_BITS + 1)} + {low}"
        return f"bitOr(bitShiftLeft(toUInt128({TIME_MS}), {_PLACE_BITS}), {place})"


def _name_of(by: By) -> str:
    return "name" if by == "name" else "if(page != '', page, path)"


def _table(by: By, inquiry: Inquiry) -> str:
    own: tuple[Field, ...] = (_NAME,) if by == "name" else (_PAGE, _PATH)
    return inquiry.table(fields=(*own, resolve_field("person"), resolve_field("session_id")))


def _counted(by: By) -> Condition:
    return ALWAYS if by == "name" else _IS_ON_PAGE
