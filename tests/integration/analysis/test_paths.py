"""Paths by the store against walks in plain Python, over generated histories; and nobody is lost between two steps."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.integration.analysis.conftest import DAY_MS, NOW_MS, Study, seen

from tidegauge.analysis.path import kind
from tidegauge.contracts.event import Event
from tidegauge.core.errors import InvalidQuery

MINUTE_MS = 60_000
START_MS = NOW_MS - 2 * DAY_MS
GAP_MS = 30 * MINUTE_MS


def history(people: int, seed: int) -> list[Event]:
    """Sessions with and without ids, some interleaved, many events at the same millisecond, some of nobody and some without a page."""
    dice = random.Random(seed)
    found = []
    for number in range(people):
        user = dice.choice([f"u{number}", f"u{number}", f"u{number}", ""])
        at_ms = START_MS + dice.randrange(DAY_MS)
        ids = dice.choice([[""], [f"s{number}"], [f"s{number}", f"t{number}"], ["", f"s{number}"], ["shared"]])
        for _ in range(dice.randrange(1, 12)):
            at_ms += dice.choice([0, 0, MINUTE_MS, 10 * MINUTE_MS, GAP_MS - 1, GAP_MS])
            name = dice.choice("aabbcd")
            properties: dict[str, Any] = dice.choice([{"page": f"/{name}"}, {"path": f"/{name}"}, {"page": f"/{name}", "path": "/else"}, {}])
            found.append(seen(name, user, at_ms, session=dice.choice(ids), **properties))
    dice.shuffle(found)
    return found


class Crowd:
    """A project and its events in the order in which they came in."""

    def __init__(self, study: Study) -> None:
        self.events = history(500, seed=3)
        self.project = study.project(self.events)


@pytest.fixture(scope="module")
def crowd(study: Study) -> Crowd:
    return Crowd(study)


def sessions(events: list[Event]) -> Iterator[list[Event]]:
    """The events of each session in order."""
    ordered = sorted(events, key=lambda event: (event.user_id, event.session_id, event.timestamp_ms))  # a stable sort keeps those of one instant as they came
    for (user, session), group in groupby(ordered, key=lambda event: (event.user_id, event.session_id)):
        own = list(group)
        if session:
            yield own
        elif user:
            cuts = [0, *(place for place, (one, two) in enumerate(pairwise(own), 1) if two.timestamp_ms - one.timestamp_ms >= GAP_MS), len(own)]
            yield from (own[low:high] for low, high in pairwise(cuts))


def walks(events: list[Event], asked: dict[str, Any]) -> Iterator[list[str]]:
    """What each session goes through, whole."""

    def name_of(event: Event) -> str:
        if asked["by"] == "name":
            return event.name
        properties = event.properties or {}
        return str(properties.get("page", properties.get("path", "")))

    for own in sessions([event for event in events if name_of(event)]):
        walk = [name_of(event) for event in own]
        if asked["loops"] != "keep":
            walk = [name for name, _ in groupby(walk)]
        start, end = asked["start"], asked["end"]
        if start is not None:
            walk = walk[walk.index(start) :] if start in walk else []
        if end is not None:
            later = 1 if start == end else 0
            walk = walk[: walk.index(end, later) + 1] if end in walk[later:] else []
        if walk:
            yield walk


def shown(walk: list[str], asked: dict[str, Any]) -> tuple[int, list[str], bool]:
    """The step of the first name shown, the names shown, and whether there are more."""
    is_to_end = asked["end"] is not None and asked["start"] is None
    way = walk[::-1] if is_to_end else walk
    if asked["loops"] == "cut":
        erased: list[str] = []
        for name in way:
            if name in erased:
                del erased[erased.index(name) :]
            erased.append(name)
        way = erased
    near, more = way[: asked["depth"]], len(way) > asked["depth"]
    return (asked["depth"] - len(near), near[::-1], more) if is_to_end else (0, near, more)


QUESTIONS = st.fixed_dictionaries(
    {
        "by": st.sampled_from(["name", "page"]),
        "start": st.sampled_from([None, None, "a", "b", "zzz"]),
        "end": st.sampled_from([None, None, "a", "c"]),
        "depth": st.integers(1, 6),
        "limit": st.sampled_from([1, 3, 8, 200]),
        "loops": st.sampled_from(["collapse", "cut", "keep"]),
    }
)


@pytest.mark.req("C3")
@given(asked=QUESTIONS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_every_link_is_that_of_walking_through(study: Study, crowd: Crowd, asked: dict[str, Any]) -> None:
    if asked["by"] == "page":
        asked = {**asked, "start": asked["start"] and f"/{asked['start']}", "end": asked["end"] and f"/{asked['end']}"}
    if asked["loops"] == "cut" and asked["start"] == asked["end"] is not None:
        return
    found = [shown(walk, asked) for walk in walks(crowd.events, asked)]
    answer = await study.analyse("paths", crowd.project, **asked)
    assert answer.walks == answer.meta.total == len(found)
    _check_nodes(answer, found, asked["limit"])
    ways = Counter(tuple(names) for _, names, _ in found)
    assert [path.count for path in answer.paths] == sorted(ways.values(), reverse=True)[: asked["limit"]]
    assert all(ways[tuple(path.names)] == path.count for path in answer.paths)
    check_balance(answer)


def _check_nodes(answer: Any, found: list[tuple[int, list[str], bool]], limit: int) -> None:
    arrived = Counter((first + place, name) for first, names, _ in found for place, name in enumerate(names))
    own = {(node.step, node.name): node.count for node in answer.nodes if not node.is_other}
    assert own == {place: arrived[place] for place in own}
    assert sorted(own.values(), reverse=True) == sorted(arrived.values(), reverse=True)[:limit]
    moves: Counter[tuple[str, str]] = Counter()
    for first, names, _ in found:
        ids = [f"{first + place}:{name}" if (first + place, name) in own else str(first + place) for place, name in enumerate(names)]
        moves.update(pairwise(ids))
    assert {(link.source, link.target): link.count for link in answer.links} == moves


def check_balance(answer: Any) -> None:
    """What comes in goes out, and what begins or goes on is counted."""
    came, went = Counter[str](), Counter[str]()
    for link in answer.links:
        came[link.target] += link.count
        went[link.source] += link.count
    for node in answer.nodes:
        assert node.count == came[node.id] + node.began + node.before == went[node.id] + node.ended + node.after
    assert sum(node.began + node.before for node in answer.nodes) == sum(node.ended + node.after for node in answer.nodes) == answer.walks


def examples() -> list[tuple[str, ...]]:
    """The rows of the examples in the reference."""
    text = (Path(__file__).parents[3] / "docs/reference/analyses/paths.md").read_text()
    table = text.partition("## Examples")[2].partition("\n\nThe last")[0]
    rows = [tuple(cell.strip().replace("`", "") for cell in line.strip("|").split("|")) for line in table.splitlines() if line.startswith("| `")]
    assert len(rows) == 9
    return rows


@pytest.mark.req("C3", "K10")
@pytest.mark.parametrize("row", examples(), ids=" ".join)
async def test_the_examples_of_the_reference_hold(study: Study, row: tuple[str, ...]) -> None:
    given_walks, question, links = row
    events = [
        seen(name, f"u{number}", START_MS + place * MINUTE_MS) for number, walk in enumerate(given_walks.split()) for place, name in enumerate(walk)
    ]  # fmt: skip
    words = question.split()
    body: dict[str, Any] = {key: int(value) if value.isdigit() else value for key, value in zip(words[::2], words[1::2], strict=True)}
    answer = await study.analyse("paths", events, **body)
    wanted = {move: int(count) for move, count in (part.split(" ") for part in links.split(", "))}
    assert {f"{link.source}>{link.target}": link.count for link in answer.links} == wanted
    check_balance(answer)


@pytest.mark.req("C3")
@pytest.mark.parametrize("asked", [{}, {"end": "c", "depth": 3}, {"by": "page", "loops": "cut"}])
async def test_many_links_are_counted_by_the_largest_nodes_with_the_same_result(
    study: Study, crowd: Crowd, asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = await study.analyse("paths", crowd.project, limit=4, **asked)
    study.service.cache.clear()
    monkeypatch.setattr(kind, "MAX_LINKS", 5)
    again = await study.analyse("paths", crowd.project, limit=4, **asked)
    assert (again.nodes, again.links, again.paths, again.walks) == (plain.nodes, plain.links, plain.paths, plain.walks)
    assert not plain.meta.cached
    assert not again.meta.cached


@pytest.mark.req("C3")
async def test_rare_names_are_other_from_the_beginning_but_for_the_asked_ones(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    events = [
        seen(name, f"u{number}", START_MS + place * MINUTE_MS)
        for number in range(5)
        for place, name in enumerate(["a", f"rare{number}", "b", "seldom"][: 3 if number else 4])
    ]
    monkeypatch.setattr(kind, "MAX_NAMES", 2)
    monkeypatch.setattr("tidegauge.analysis.path.walks.MAX_NAMES", 2)
    project = study.project(events)
    answer = await study.analyse("paths", project)
    assert [(link.source, link.target, link.count) for link in answer.links] == [("0:a", "1", 5), ("1", "2:b", 5), ("2:b", "3", 1)]
    assert answer.meta.truncated
    to_end = await study.analyse("paths", project, end="seldom")
    assert [(node.id, node.count) for node in to_end.nodes] == [("1:a", 1), ("2", 1), ("3:b", 1), ("4:seldom", 1)]
    assert [path.names for path in to_end.paths] == [["a", "(other)", "b", "seldom"]]


@pytest.mark.req("C3")
async def test_rows_say_the_same(study: Study) -> None:
    events = [seen(name, user, START_MS + place * MINUTE_MS) for user in ("u", "v") for place, name in enumerate("ab")]
    project = study.project([*events, seen("c", "u", START_MS + 2 * MINUTE_MS)])
    flows = await study.analyse("paths", project)
    assert [(row.dimensions, row.value) for row in flows.results] == [({"source": "1. a", "target": "2. b"}, 2), ({"source": "2. b", "target": "3. c"}, 1)]
    ways = await study.analyse("paths", project, show="paths")
    assert [(row.dimensions["path"], row.value) for row in ways.results] == [("a → b", 1), ("a → b → c", 1)]
    ends = await study.analyse("paths", project, show="drop_offs")
    assert [(row.dimensions["name"], row.value, row.count) for row in ends.results] == [("b", 1, 2), ("c", 1, 1)]
    assert (ends.drop_offs[0].rate, flows.paths[1].ended) == (0.5, 1)


@pytest.mark.req("C3")
@given(asked=QUESTIONS, data=st.data())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_people_of_a_node_are_those_whose_walks_are_there(study: Study, crowd: Crowd, asked: dict[str, Any], data: st.DataObject) -> None:
    asked = {**asked, "by": "name"}
    if asked["loops"] == "cut" and asked["start"] == asked["end"] is not None:
        return
    part: dict[str, Any] = {"step": data.draw(st.integers(0, asked["depth"] - 1)), "name": data.draw(st.sampled_from("abz"))}
    part |= data.draw(st.sampled_from([{}, {"next": "b"}, {"next": "c"}, {"ended": True}]))
    answer = await study.analyse("paths-people", crowd.project, **{**asked, **part, "limit": 1_000})
    there = {own[0].user_id for own in sessions(crowd.events) if own[0].user_id and _is_there(own, asked, part)}
    assert {person.user_id for person in answer.people} == there
    assert answer.total == len(there)


def _is_there(own: list[Event], asked: dict[str, Any], part: dict[str, Any]) -> bool:
    for walk in walks(own, asked):
        first, names, more = shown(walk, asked)
        place = part["step"] - first
        if not 0 <= place < len(names) or names[place] != part["name"]:
            return False
        goes_on = more and not (asked["end"] is not None and asked["start"] is None)
        if part.get("ended"):
            return place == len(names) - 1 and not goes_on
        return "next" not in part or names[place + 1 : place + 2] == [part["next"]]
    return False


@pytest.mark.req("C3")
async def test_a_walk_that_ends_goes_nowhere(study: Study) -> None:
    with pytest.raises(InvalidQuery, match="a walk that ends goes on to nothing"):
        await study.analyse("paths-people", [], step=0, name="a", next="b", ended=True)


@pytest.mark.req("C3")
@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"start": "a", "end": "a", "loops": "cut"}, "loops: from a place back to itself"),
        ({"start": "a\x00"}, "start: cannot hold NUL"),
    ],
)
async def test_what_makes_no_sense_is_refused(study: Study, body: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidQuery) as refusal:
        await study.analyse("paths", [], **body)
    assert message in refusal.value.message


@pytest.mark.req("C3")
async def test_nobody_makes_no_walk(study: Study) -> None:
    answer = await study.analyse("paths", [], by="page", start="/")
    assert (answer.walks, answer.nodes, answer.links, answer.paths, answer.drop_offs) == (0, [], [], [], [])
