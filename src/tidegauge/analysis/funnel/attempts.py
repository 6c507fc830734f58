"""What becomes of a person's events, as array expressions: for each event that could begin an attempt, how far that attempt gets and when it gets there.

Every function gives columns over `keys`, the person's sorted event keys:
- `levels`: by event, the number of steps of the attempt that begins there; 0 where none begins;
- `entries`: by event, its time in milliseconds;
- `times`: of the attempt at position `at`, the earliest times of its steps (also of those beyond its level, which the caller cuts off).

The arrays are filled and shifted as wholes, never looked up element by element, which would be quadratic (docs/decisions/0018-funnels-by-array-passes.md).
"""

from __future__ import annotations

from typing import Final

from tidegauge.analysis.funnel.key import EventKey
from tidegauge.analysis.funnel.plan import FunnelPlan

NONE: Final = f"toInt64({2**62})"
"""No time: later than all times."""

BLOCKED: Final = f"toInt64({2**62 + 1})"
"""No time, and no time beyond either."""

NO_KEY: Final = f"toInt64({2**63 - 1})"
_LEVEL: Final = "arrayMax(levels)"


def attempts(plan: FunnelPlan, key: EventKey, entry_end: str | None) -> list[str]:
    """The columns, `expression AS name`, each using those before it. `entry_end`: attempts begin before this time (None: at any)."""
    match plan.order:
        case "strict":
            reached = _strict(key)
        case "any":
            return _any(plan, key, entry_end)
        case _:
            reached = _ordered(plan, key)
    times = [f"t1_{step}" for step in range(1, key.steps + 1)]
    began = f"t1 = {NONE}" + (f" OR t1 >= {entry_end}" if entry_end else "")
    got = " + ".join(["1", *(f"(t{step} <= t1 + {plan.window_ms})" for step in range(2, key.steps + 1))])
    names = ", ".join(f"t{step}" for step in range(1, key.steps + 1))
    lambda_names = f"({names})" if key.steps > 1 else names
    return [
        *reached,
        f"arrayMap({lambda_names} -> if({began}, 0, {got}), {', '.join(times)}) AS levels",
        "t1_1 AS entries",
        f"indexOf(levels, {_LEVEL}) AS at",
        f"[{', '.join(f'{name}[at]' for name in times)}] AS times",
    ]


def _ordered(plan: FunnelPlan, key: EventKey) -> list[str]:
    """`t<step>_<later>`: by event that meets the step, the earliest time of a later step on a way from it.

    From the last step backwards: the next event of step + 1 that still leads there is the first one behind in a fill from the right; an excluded event stops
    the fill. That this is the earliest of all ways is argued in docs/reference/analyses/funnel.md.
    """
    columns: list[str] = []
    for step in range(key.steps, 0, -1):
        own = f"if({key.meets('key', step)}, {key.time('key')}, {NONE})"
        columns.append(f"arrayMap(key -> {own}, keys) AS t{step}_{step}")
        excluded = [index for index, one in enumerate(plan.exclusions) if one.after <= step < one.before]
        for later in range(step + 1, key.steps + 1):
            ahead = f"t{step + 1}_{later}"
            if excluded:
                ahead = f"arrayMap((key, t) -> if({key.meets_exclusion('key', excluded)}, {BLOCKED}, t), keys, {ahead})"
            behind = f"arrayPushBack(arrayPopFront(arrayReverseFill(t -> t != {NONE}, {ahead})), {NONE})"
            usable = f"{key.meets('key', step)}" + (f" AND t < {NONE}" if excluded else "")
            columns.append(f"arrayMap((key, t) -> if({usable}, t, {NONE}), keys, {behind}) AS t{step}_{later}")
    return columns


def _strict(key: EventKey) -> list[str]:
    """`t1_<step>`: by event, the time of the event that is step - 1 places on when all events from here to there meet their steps."""
    columns = [f"arrayMap(key -> if({key.meets('key', 1)}, {key.time('key')}, {NONE}), keys) AS t1_1"]
    ahead = "keys"
    for step in range(2, key.steps + 1):
        columns.append(f"arrayPushBack(arrayPopFront({ahead}), toInt64({key.nothing})) AS keys{step}")
        ahead = f"keys{step}"
        met = f"t != {NONE} AND {key.meets('key', step)}"
        columns.append(f"arrayMap((key, t) -> if({met}, {key.time('key')}, {NONE}), {ahead}, t1_{step - 1}) AS t1_{step}")
    return columns


def _any(plan: FunnelPlan, key: EventKey, entry_end: str | None) -> list[str]:
    """An attempt begins with any step's event; it has done a step whose next event is inside the window and before the next exclusion."""
    steps = range(1, key.steps + 1)

    def following(met: str) -> str:
        return f"arrayReverseFill(next -> next != {NO_KEY}, arrayMap(key -> if({met}, key, {NO_KEY}), keys))"

    columns = [f"{following(key.meets('key', step))} AS next{step}" for step in steps]
    end = key.last_at(f"({key.time('key')} + {plan.window_ms})")
    if plan.exclusions:
        columns.append(f"{following(key.meets_exclusion('key', range(len(plan.exclusions))))} AS stops")
        columns.append(f"arrayMap((key, stop) -> least({end}, stop - 1), keys, stops) AS ends")
    else:
        columns.append(f"arrayMap(key -> {end}, keys) AS ends")
    begins = key.meets_any_step("key") + (f" AND {key.time('key')} < {entry_end}" if entry_end else "")
    done = " + ".join(f"(n{step} <= end)" for step in steps)
    names, arrays = ", ".join(f"n{step}" for step in steps), ", ".join(f"next{step}" for step in steps)
    candidates = ", ".join(f"next{step}[at]" for step in steps)
    return [
        *columns,
        f"arrayMap((key, end, {names}) -> if({begins}, {done}, 0), keys, ends, {arrays}) AS levels",
        f"arrayMap(key -> {key.time('key')}, keys) AS entries",
        f"indexOf(levels, {_LEVEL}) AS at",
        "ends[at] AS last",
        f"arrayMap(key -> {key.time('key')}, arraySort(arrayFilter(key -> key <= last, [{candidates}]))) AS times",
    ]
