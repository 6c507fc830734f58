"""What paths answer."""

from __future__ import annotations

import msgspec

from tidegauge.analysis.question import AnalysisAnswer


class PathNode(msgspec.Struct):
    """An event or page at one step (from 0) of the walks.

    `count` = links that come in + `began` here + `before` (the walk was under way before the first step shown) = links that go out + `ended` here + `after`
    (goes on beyond the last step shown). `is_other`: all names of the step that have no node of their own.
    """

    id: str
    step: int
    name: str
    count: int
    began: int
    before: int
    ended: int
    after: int
    is_other: bool = False


class PathLink(msgspec.Struct):
    """Walks that went from one node to another of the next step."""

    source: str
    target: str
    count: int


class CommonPath(msgspec.Struct):
    """The steps shown of a walk, how many walks have just these, and how many of those end with the last."""

    names: list[str]
    count: int
    share: float
    ended: int


class DropOff(msgspec.Struct):
    """Where walks end: `count` of them, of `visits` to the name in the steps shown. A walk that reached the `end` asked for is no drop-off."""

    name: str
    count: int
    visits: int
    rate: float


class PathsAnswer(AnalysisAnswer, kw_only=True):
    """Nodes by step and size. `walks`: how many there are; it is `meta.total` too. `results`: a row for each link, or what `show` asks for.

    `paths`: the commonest, `drop_offs`: the largest, at most `limit` of each.
    """

    walks: int
    nodes: list[PathNode]
    links: list[PathLink]
    paths: list[CommonPath]
    drop_offs: list[DropOff]
