"""Counted links made into the nodes and links of a picture, which add up: nobody is lost between two steps."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from tidegauge.analysis.path.answer import DropOff, PathLink, PathNode
from tidegauge.analysis.path.walks import AFTER, BEFORE, BEGAN, ENDED, OTHER
from tidegauge.contracts import plan

Place = tuple[int, int]
"""A step and the number of a name."""


class Count(NamedTuple):
    """So many walks came to a step, `step`, from `source` to `target`; both are numbers of names, or say where a walk comes from or goes to."""

    step: int
    source: int
    target: int
    walks: int


def largest(counts: Iterable[Count], limit: int) -> set[Place]:
    """The places with most walks. OTHER is none of them."""
    arrived: Counter[Place] = Counter()
    for step, _, target, walks in counts:
        if target not in (OTHER, ENDED, AFTER):
            arrived[step, target] += walks
    return set(sorted(arrived, key=lambda place: (-arrived[place], place))[:limit])


def merged(counts: Iterable[Count], own: set[Place]) -> list[Count]:
    """The same walks with every place that is not among `own` as OTHER."""
    sums: Counter[tuple[int, int, int]] = Counter()
    for step, source, target, walks in counts:
        from_ = source if source in (BEGAN, BEFORE) or (step - 1, source) in own else OTHER
        to = target if target in (ENDED, AFTER) or (step, target) in own else OTHER
        sums[step, from_, to] += walks
    return [Count(*place, walks) for place, walks in sorted(sums.items())]


def nodes_of(counts: Sequence[Count], name_of: Callable[[int], str]) -> list[PathNode]:
    """Every place that walks came to, by step and size."""
    came: dict[Place, Counter[int]] = defaultdict(Counter)
    went: dict[Place, Counter[int]] = defaultdict(Counter)
    for step, source, target, walks in counts:
        if target not in (ENDED, AFTER):
            came[step, target][source if source in (BEGAN, BEFORE) else OTHER] += walks
        if source not in (BEGAN, BEFORE):
            went[step - 1, source][target if target in (ENDED, AFTER) else OTHER] += walks
    nodes = [
        PathNode(
            id=node_id(place, name_of),
            step=place[0],
            name=name_of(place[1]),
            count=sum(arrived.values()),
            began=arrived[BEGAN],
            before=arrived[BEFORE],
            ended=went[place][ENDED],
            after=went[place][AFTER],
            is_other=place[1] == OTHER,
        )
        for place, arrived in came.items()
    ]
    return sorted(nodes, key=lambda node: (node.step, node.is_other, -node.count, node.name))


def links_of(counts: Iterable[Count], name_of: Callable[[int], str]) -> list[PathLink]:
    """Between nodes, the largest of each step first."""
    between = [count for count in counts if count.source not in (BEGAN, BEFORE) and count.target not in (ENDED, AFTER)]
    ordered = sorted(between, key=lambda count: (count.step, -count.walks, count.source, count.target))
    return [PathLink(node_id((step - 1, source), name_of), node_id((step, target), name_of), walks) for step, source, target, walks in ordered]


def drop_offs_of(nodes: Iterable[PathNode], end: str | None, limit: int) -> list[DropOff]:
    """Names by how many walks end there."""
    ended: Counter[str] = Counter()
    visits: Counter[str] = Counter()
    for node in nodes:
        if not node.is_other and node.name != end:
            ended[node.name] += node.ended
            visits[node.name] += node.count
    names = sorted((name for name, count in ended.items() if count), key=lambda name: (-ended[name], name))[:limit]
    return [DropOff(name, ended[name], visits[name], ended[name] / visits[name]) for name in names]


def node_id(place: Place, name_of: Callable[[int], str]) -> str:
    """Step and name; of OTHER the step alone, which no name can be."""
    step, code = place
    return str(step) if code == OTHER else f"{step}:{name_of(code)}"


def namer(names: Sequence[str]) -> Callable[[int], str]:
    """What a number stands for."""
    return lambda code: plan.OTHER if code == OTHER else names[code - 1]
