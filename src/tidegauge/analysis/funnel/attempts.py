"""What becomes of a person's events, as array expressions: for each event that begins an attempt, how far that attempt gets and when it gets there.

The arrays are shifted and filled as wholes, never looked up element by element, which would be quadratic (docs/decisions/0018-funnels-by-array-passes.md).
"""

from __future__ import annotations

from typing import Final, NamedTuple

from tidegauge.analysis.funnel.key import EventKey
from tidegauge.analysis.funnel.plan import FunnelPlan

NONE: Final = f"toInt64({2**62})"
"""No time: later than all times."""

BLOCKED: Final = f"toInt64({2**62 + 1})"
"""No time, and none beyond either."""

NO_KEY: Final = f"toInt64({2**63 - 1})"


class _Way(NamedTuple):
    """`columns`: arrays by event. `parts`: those of them that an attempt needs. `e` is the tuple of an event's key and those parts.

    `begins` and `level` are said of an `e`; `times` (of the steps, earliest first) of `best`, the `e` whose attempt counts.
    """

    columns: list[str]
    parts: list[str]
    begins: str
    level: str
    times: str


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
        f"arrayFilter(e -> {begins}, arrayZip({', '.join(['keys', *way.parts])})) AS entries",
        f"arrayMap(e -> {way.level}, entries) AS levels",
        "arrayMax(levels) AS level",
        "entries[indexOf(levels, level)] AS best",
        f"{way.times} AS times",
    ]


def _shifted(key: EventKey) -> list[str]:
    """`keys2`, `keys3`, …: the keys of the events 1, 2, … places on."""
    before = ["keys", *(f"keys{step}" for step in range(2, key.steps))]
    return [f"arrayShiftLeft({keys}, 1, toInt64({key.nothing})) AS keys{step}" for step, keys in enumerate(before, 2) if step <= key.steps]


def _ordered(plan: FunnelPlan, key: EventKey) -> _Way:
    """`t<step>_<later>` at an event: the earliest time of a later step, on ways that take `step` with one of the events behind, step - 1 places on or more.

    From the last step backwards: the next event that makes the step and still leads there is the first one in a fill from the right; an excluded event
    stops the fill. That this is the earliest of all ways is argued in docs/reference/analyses/funnel.md.
    """
    columns = _shifted(key)
    for step in range(key.steps, 1, -1):
        excluded = [index for index, one in enumerate(plan.exclusions) if one.after < step <= one.before]
        meets = key.meets("key", step)
        for later in range(step, key.steps + 1):
            time = key.time("key") if later == step else "t"
            usable = meets if later == step or not plan.exclusions else f"{meets} AND t < {NONE}"
            here = f"if({usable}, {time}, {NONE})"
            if excluded:
                here = f"if({key.meets_exclusion('key', excluded)}, {BLOCKED}, {here})"
            made = f"arrayMap(key -> {here}, keys{step})" if later == step else f"arrayMap((key, t) -> {here}, keys{step}, t{step + 1}_{later})"
            columns.append(f"arrayReverseFill(t -> t != {NONE}, {made}) AS t{step}_{later}")
    later_steps = range(2, key.steps + 1)
    end = f"{key.time('e.1')} + {plan.window_ms}"
    return _Way(
        columns=columns,
        parts=[f"t2_{step}" for step in later_steps],
        begins=key.meets("e.1", 1),
        level=" + ".join(["1", *(f"(e.{step} <= {end})" for step in later_steps)]),
        times=f"[{', '.join([key.time('best.1'), *(f'best.{step}' for step in later_steps)])}]",
    )


def _strict(plan: FunnelPlan, key: EventKey) -> _Way:
    """The events that follow one another must meet one step after the other."""
    steps, end = range(2, key.steps + 1), f"{key.time('e.1')} + {plan.window_ms}"
    level = "1"
    for step in reversed(steps):
        event = f"e.{step}"
        level = f"1 + ({key.meets(event, step)} AND {key.time(event)} <= {end}) * ({level})"
    return _Way(
        columns=_shifted(key),
        parts=[f"keys{step}" for step in steps],
        begins=key.meets("e.1", 1),
        level=level,
        times=f"[{', '.join(key.time(f'best.{step}') for step in range(1, key.steps + 1))}]",
    )


def _any(plan: FunnelPlan, key: EventKey) -> _Way:
    """An attempt begins with any step's event; it has taken a step whose next event is inside the window and before the next exclusion."""
    steps = range(1, key.steps + 1)

    def following(met: str) -> str:
        return f"arrayReverseFill(next -> next != {NO_KEY}, arrayMap(key -> if({met}, key, {NO_KEY}), keys))"

    def end(of: str) -> str:
        last = key.last_at(f"({key.time(f'{of}.1')} + {plan.window_ms})")
        return f"least({last}, {of}.{key.steps + 2} - 1)" if plan.exclusions else last

    columns, parts = [f"{following(key.meets('key', step))} AS next{step}" for step in steps], [f"next{step}" for step in steps]
    if plan.exclusions:
        columns.append(f"{following(key.meets_exclusion('key', range(len(plan.exclusions))))} AS stops")
        parts.append("stops")
    taken = ", ".join(f"best.{step + 1}" for step in steps)
    return _Way(
        columns=columns,
        parts=parts,
        begins=key.meets_any_step("e.1"),
        level=" + ".join(f"(e.{step + 1} <= {end('e')})" for step in steps),
        times=f"arrayMap(key -> {key.time('key')}, arraySort(arrayFilter(key -> key <= {end('best')}, [{taken}])))",
    )
