from __future__ import annotations

import pytest

from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import ALWAYS, Compare
from tidegauge.core.clock import ManualClock
from tidegauge.core.time_range import DAY_MS, HOUR_MS
from tidegauge.identity.identities import Identities
from tidegauge.stream import live_retention
from tidegauge.stream.engine import StreamEngine
from tidegauge.stream.live_retention import EventAhead, Grid, LiveRetention, PersonPeriods, RetentionWatch, unwatchable

MIDNIGHT_MS = 1_763_769_600_000
NOW_MS = MIDNIGHT_MS + 12 * HOUR_MS
NAME = resolve_field("name")
SIGN_UP = Compare(NAME, "eq", "sign_up")


def grid_at(now_ms: int) -> Grid:
    """The day of an instant and the two before it, up to the next whole hour."""
    today = now_ms - now_ms % DAY_MS
    return Grid((today - 2 * DAY_MS, today - DAY_MS, today), now_ms - now_ms % HOUR_MS + HOUR_MS)


class Desk:
    """A stream with one table of those who signed up on three days, and came again."""

    def __init__(self, *, max_people: int = 100, is_fixed: bool = False) -> None:
        self.clock = ManualClock(NOW_MS)
        self.who = Identities()
        self.engine = StreamEngine(self.clock, identities=self.who)
        self.live = LiveRetention(RetentionWatch(1, SIGN_UP, ALWAYS, ALWAYS, is_fixed), grid_at, NOW_MS, 0, self.who, max_people=max_people)
        self.engine.follow(self.live)
        self.sequence = 0

    def put(self, name: str, user: str = "", ago_ms: int = 0, *, visitor: str = "") -> None:
        """One event, some time ago."""
        now_ms = self.clock.now_ms()
        self.sequence += 1
        event = Event(1, name, "custom", now_ms - ago_ms, now_ms, user_id=user, anonymous_id=visitor)
        batch = EventBatch(build_batch([event]).record, self.sequence)
        self.who.accept([batch])
        self.engine.fold(batch)

    @property
    def table(self) -> list[tuple[int, list[int]]]:
        """The size of each day's cohort, and its people by day."""
        sizes, seen = self.live.tally(self.clock.now_ms())
        return list(zip(sizes.tolist(), seen.tolist(), strict=True))


@pytest.mark.req("E5", "C2")
def test_people_are_counted_by_start_and_by_every_day_they_came() -> None:
    desk = Desk()
    desk.put("sign_up", "ada", 2 * DAY_MS)
    desk.put("view", "ada")
    desk.put("sign_up", "bob")
    desk.put("view", "cem")
    desk.put("sign_up", "dan", 5 * DAY_MS)
    desk.put("view", "dan")
    assert desk.table == [(1, [1, 0, 1]), (0, [0, 0, 0]), (1, [0, 0, 1])]


@pytest.mark.req("E5")
def test_what_changes_no_number_makes_no_version() -> None:
    desk = Desk()
    desk.put("sign_up", "ada")
    version = desk.live.version
    for name, user in (("view", "ada"), ("view", "cem"), ("sign_up", "ada")):
        desk.put(name, user)
    assert desk.live.version == version


@pytest.mark.req("E5")
def test_a_late_start_moves_a_person_to_its_day_or_out() -> None:
    desk = Desk()
    desk.put("sign_up", "ada")
    desk.put("sign_up", "ada", DAY_MS)
    assert desk.table == [(0, [0, 0, 0]), (1, [0, 1, 1]), (0, [0, 0, 0])]
    desk.put("sign_up", "ada", 9 * DAY_MS)
    assert [size for size, _ in desk.table] == [0, 0, 0]


@pytest.mark.req("E5", "C8")
def test_people_who_become_one_are_one_also_while_their_events_wait() -> None:
    desk = Desk()
    desk.put("sign_up", visitor="v", ago_ms=DAY_MS)
    desk.put("sign_up", "ada")
    desk.put("sign_up", visitor="w", ago_ms=-2 * HOUR_MS)
    assert [size for size, _ in desk.table] == [0, 1, 1]
    desk.put("login", "ada", visitor="v")
    desk.put("login", "ada", visitor="w")
    assert desk.table == [(0, [0, 0, 0]), (1, [0, 1, 1]), (0, [0, 0, 0])]
    desk.clock.advance(3 * HOUR_MS)
    assert desk.table == [(0, [0, 0, 0]), (1, [0, 1, 1]), (0, [0, 0, 0])]


@pytest.mark.req("E5")
def test_an_event_ahead_waits_and_a_new_day_starts_anew() -> None:
    desk = Desk()
    desk.put("sign_up", "ada", -2 * HOUR_MS)
    assert [size for size, _ in desk.table] == [0, 0, 0]
    desk.clock.advance(2 * HOUR_MS)
    assert [size for size, _ in desk.table] == [0, 0, 1]
    desk.clock.advance(12 * HOUR_MS)
    assert (desk.table[0][0], desk.live.is_outdated) == (0, True)
    desk.put("sign_up", "bob")
    assert [size for size, _ in desk.table] == [0, 0, 0]


def test_too_many_people_or_events_ahead_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(max_people=2)
    for user in ("a", "b", "c"):
        desk.put("sign_up", user)
    assert desk.live.is_overflowed
    monkeypatch.setattr(live_retention, "MAX_AHEAD", 1)
    desk = Desk()
    for user in ("a", "b"):
        desk.put("sign_up", user, -2 * HOUR_MS)
    assert desk.live.is_overflowed
    desk = Desk(is_fixed=True)
    for user in ("a", "b"):
        desk.put("sign_up", user, -2 * HOUR_MS)
    assert not desk.live.is_overflowed


def test_the_stores_people_are_gone_on_from() -> None:
    live = LiveRetention(Desk().live.watch, grid_at, NOW_MS, 0)
    live.load(
        [PersonPeriods(1, MIDNIGHT_MS - DAY_MS + 5, 0b110), PersonPeriods(2, 0, 0b100), PersonPeriods(3, 7, 0b111)],
        [EventAhead(2, NOW_MS + 2 * HOUR_MS, True, True)],
    )
    assert live.tally(NOW_MS).sizes.tolist() == [0, 1, 0]
    sizes, seen = live.tally(NOW_MS + 2 * HOUR_MS)
    assert (sizes.tolist(), seen.tolist()) == ([0, 1, 1], [[0, 0, 0], [0, 1, 1], [0, 0, 1]])


def test_what_events_cannot_be_tested_for_is_the_stores() -> None:
    watch = Desk().live.watch
    assert unwatchable(watch) is None
    assert unwatchable(RetentionWatch(1, Compare(NAME, "regex", "(?<=a)b"), ALWAYS, ALWAYS, False)) == "the pattern is not RE2's"
