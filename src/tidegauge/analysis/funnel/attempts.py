"""What becomes of a person's events, as array expressions: for each event that begins an attempt, how far that attempt gets and when it gets there.

The arrays are filled and shifted as wholes, never looked up element by element, which would be quadratic (docs/decisions/0018-funnels-by-array-passes.md).
"""

from __future__ import annotations

from typing import Final, NamedTuple

from tidegauge.analysis.funnel.disjoint import are_disjoint
from tidegauge.analysis.funnel.key import EventKey
from tidegauge.analysis.funnel.plan import FunnelPlan

NONE: Final = f"toInt64({2**63 - 1})"
"""No event: later than all events."""

BLOCKED: Final = f"toInt64({2**63 - 2})"
"""No event, and none beyond either."""

END: Final = f"toInt64({2**62})"
"""After all events and all windows, and as if it made every step: where a fill from the right begins when no event makes its step."""


class _Way(NamedTuple):
    """`columns`: arrays by event. `parts`: those of them that an attempt needs. `e` is the tuple of an event's key and those parts.

    `begins` and `level` are said of an `e`; `taken`, the keys of the events that make the steps, of `best`, the `e` whose attempt counts. `keys`: the array of
    the first of an `e`.
    """

    columns: list[str]
    parts: list[str]
    begins: str
    level: str
    taken: str
    keys: str = "keys"


def attempts(plan: FunnelPlan, key: EventKey, entry_end: str | None) -> list[str]:
    """Columns over `keys`, a person's sorted event keys, as `expression AS name`, each using those before it.

    - `entries`: the events that begin attempts, a tuple each, first of it the event's key;
    - `levels`: how many steps each attempt takes;
    - `level`, `best`, `times`: those of the attempt that counts. `times` goes on beyond the level.

    `entry_end`: attempts begin before this time (None: at any).
    """
    match plan.order:
        case "strict":
            way = _strict(plan, key)
        case "any":
            way = _any(plan, key)
        case _:
            way = _ordered(plan, key)
    begins = way.begins + (f" AND {key.time('e.1')} < {entry_end}" if entry_end else "")
    return [
        *way.columns,
        f"arrayFilter(e -> {begins}, arrayZip({', '.join([way.keys, *way.parts])})) AS entries",
        f"arrayMap(e -> {way.level}, entries) AS levels",
        "arrayMax(levels) AS level",
        "entries[indexOf(levels, level)] AS best",
        f"arrayMap(key -> {key.time('key')}, {way.taken}) AS times",
    ]


def _ordered(plan: FunnelPlan, key: EventKey) -> _Way:
    """`k<step>_<later>` at an event: the earliest event that makes a later step, on ways that take `step` behind the event.

    From the last step backwards: the next event that makes the step and still leads there is the first one in a fill from the right. That this is the
    earliest of all ways is argued in docs/reference/analyses/funnel.md.
    """
    keys = "keys" if plan.exclusions else "closed"
    fills = _stopped_fills(plan, key) if plan.exclusions else _fills(plan, key)
    later_steps = range(2, key.steps + 1)
    return _Way(
        columns=fills,
        parts=[f"k2_{step}" for step in later_steps],
        begins=f"NOT {key.misses('e.1', 1)} AND e.1 < {END}",
        level=" + ".join(["1", *(f"(e.{step} <= {key.end('e.1', plan.window_ms)})" for step in later_steps)]),
        taken=f"[{', '.join(f'best.{step}' for step in range(1, key.steps + 1))}]",
        keys=keys,
    )


def _fills(plan: FunnelPlan, key: EventKey) -> list[str]:
    """Without exclusions an array of what makes a step serves all fills of the step, which then compute nothing themselves."""
    shifts, ahead = _ahead(plan, key, "closed", END)
    columns = [f"arrayPushBack(keys, {END}) AS closed", *shifts]
    for step in range(key.steps, 1, -1):
        columns.append(f"arrayMap(key -> NOT {key.misses('key', step)}, {ahead[step]}) AS makes{step}")
        for later in range(step, key.steps + 1):
            found = ahead[step] if later == step else f"k{step + 1}_{later}"
            columns.append(f"arrayReverseFill((next, makes) -> makes, {found}, makes{step}) AS k{step}_{later}")
    return columns


def _stopped_fills(plan: FunnelPlan, key: EventKey) -> list[str]:
    """An excluded event stops the fill."""
    columns, ahead = _ahead(plan, key, "keys", f"toInt64({key.nothing})")
    for step in range(key.steps, 1, -1):
        excluded = [index for index, one in enumerate(plan.exclusions) if one.after < step <= one.before]
        misses = key.misses("key", step)
        for later in range(step, key.steps + 1):
            here = f"if({misses}, {NONE}, key)" if later == step else f"if({misses} OR next >= {BLOCKED}, {NONE}, next)"
            if excluded:
                here = f"if({key.meets_exclusion('key', excluded)}, {BLOCKED}, {here})"
            made = f"arrayMap(key -> {here}, {ahead[step]})" if later == step else f"arrayMap((key, next) -> {here}, {ahead[step]}, k{step + 1}_{later})"
            columns.append(f"arrayReverseFill(next -> next != {NONE}, {made}) AS k{step}_{later}")
    return columns


def _ahead(plan: FunnelPlan, key: EventKey, keys: str, last: str) -> tuple[list[str], dict[int, str]]:
    """By step, the keys in which to look for its event: those from the event on that made the step before, which is left out where it could make both.

    `last`: what comes in behind those that are left out.
    """
    columns, ahead = [], {1: keys}
    for step in range(2, key.steps + 1):
        others = [plan.steps[step - 1], *(one.condition for one in plan.exclusions if one.after < step <= one.before)]
        if all(are_disjoint(plan.steps[step - 2], other) for other in others):
            ahead[step] = ahead[step - 1]
        else:
            ahead[step] = f"keys{step}"
            columns.append(f"arrayShiftLeft({ahead[step - 1]}, 1, {last}) AS keys{step}")
    return columns, ahead


def _strict(plan: FunnelPlan, key: EventKey) -> _Way:
    """The events that follow one another must meet one step after the other."""

    def shifted(keys: str) -> str:
        return f"arrayShiftLeft({keys}, 1, toInt64({key.nothing}))"

    steps = range(2, key.steps + 1)
    names = ["keys", *(f"keys{step}" for step in steps)]
    level = "1"
    for step in reversed(steps):
        level = f"1 + (NOT {key.misses(f'e.{step}', step)} AND e.{step} <= {key.end('e.1', plan.window_ms)}) * ({level})"
    return _Way(
        columns=[f"{shifted(before)} AS keys{step}" for step, before in zip(steps, names, strict=False)],
        parts=names[1:],
        begins=f"NOT {key.misses('e.1', 1)}",
        level=level,
        taken=f"[{', '.join(f'best.{step}' for step in range(1, key.steps + 1))}]",
    )


def _any(plan: FunnelPlan, key: EventKey) -> _Way:
    """An attempt begins with any step's event; it has taken a step whose next event is inside the window and before the next exclusion."""
    steps = range(1, key.steps + 1)

    def following(missed: str) -> str:
        return f"arrayReverseFill(next -> next != {NONE}, arrayMap(key -> if({missed}, {NONE}, key), keys))"

    def end(of: str) -> str:
        last = key.end(f"{of}.1", plan.window_ms)
        return f"least({last}, {of}.{key.steps + 2} - 1)" if plan.exclusions else last

    columns, parts = [f"{following(key.misses('key', step))} AS next{step}" for step in steps], [f"next{step}" for step in steps]
    if plan.exclusions:
        allowed = f"NOT ({key.meets_exclusion('key', range(len(plan.exclusions)))})"
        columns.append(f"{following(allowed)} AS stops")
        parts.append("stops")
    candidates = ", ".join(f"best.{step + 1}" for step in steps)
    return _Way(
        columns=columns,
        parts=parts,
        begins=key.meets_any_step("e.1"),
        level=" + ".join(f"(e.{step + 1} <= {end('e')})" for step in steps),
        taken=f"arraySort(arrayFilter(key -> key <= {end('best')}, [{candidates}]))",
    )
