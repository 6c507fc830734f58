from __future__ import annotations

import pytest

from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.funnel_watch import FunnelWatch
from tidegauge.contracts.plan import ALWAYS, Compare
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import LimitReached
from tidegauge.core.time_range import HOUR_MS, MINUTE_MS, Window
from tidegauge.identity.identities import Identities
from tidegauge.stream import engine as stream
from tidegauge.stream import live_funnel
from tidegauge.stream.engine import SnapshotTooOld, StreamEngine
from tidegauge.stream.live_funnel import LiveFunnel, PersonEvents, unwatchable

NOW_MS = 1_763_769_600_000
NAME = resolve_field("name")
STEPS = (Compare(NAME, "eq", "view"), Compare(NAME, "eq", "buy"))


class Desk:
    """A stream with one funnel of `view` then `buy` within ten minutes, over the last hour."""

    def __init__(self, *, max_events: int = 1_000, window: Window | None = None) -> None:
        self.clock = ManualClock(NOW_MS)
        self.who = Identities()
        self.engine = StreamEngine(self.clock, identities=self.who)
        watch = FunnelWatch(1, STEPS, ALWAYS, window or Window("rolling", "last_hour"), 10 * MINUTE_MS)
        self.funnel = LiveFunnel(watch, NOW_MS, 0, self.who, max_events=max_events)
        self.engine.follow(self.funnel)
        self.sequence = 0

    def put(self, name: str, user: str = "", ago_ms: int = 0, *, visitor: str = "", project: int = 1) -> None:
        """One event, some time ago."""
        now_ms = self.clock.now_ms()
        self.sequence += 1
        record = build_batch(
            [Event(project=project, name=name, type="custom", timestamp_ms=now_ms - ago_ms, received_ms=now_ms, user_id=user, anonymous_id=visitor)]
        ).record
        batch = EventBatch(record, self.sequence)
        self.who.accept([batch])
        self.engine.fold(batch)

    @property
    def counts(self) -> tuple[int, int]:
        """People by step."""
        levels = self.funnel.tally(self.clock.now_ms()).levels
        return int((levels >= 1).sum()), int((levels >= 2).sum())


@pytest.mark.req("E5")
def test_people_are_counted_by_how_far_they_came() -> None:
    desk = Desk()
    for user, name in (("ada", "view"), ("ada", "buy"), ("bob", "view"), ("cem", "buy"), ("bob", "other")):
        desk.put(name, user)
    desk.put("view", "dan", project=2)
    assert desk.counts == (2, 1)


@pytest.mark.req("E5")
def test_a_late_event_changes_what_came_after_it() -> None:
    desk = Desk()
    desk.put("buy", "ada", 5 * MINUTE_MS)
    assert desk.counts == (0, 0)
    version = desk.funnel.version
    desk.put("view", "ada", 6 * MINUTE_MS)
    assert desk.funnel.version > version
    assert desk.counts == (1, 1)
    desk.put("view", "bob", 2 * HOUR_MS)
    assert desk.counts == (1, 1)


@pytest.mark.req("E5")
def test_an_attempt_leaves_with_the_window_and_its_second_one_stays() -> None:
    desk = Desk()
    for ago in (50, 45, 20):
        desk.put("view" if ago != 45 else "buy", "ada", ago * MINUTE_MS)
    assert desk.counts == (1, 1)
    desk.clock.advance(15 * MINUTE_MS)
    assert desk.counts == (1, 0)
    desk.clock.advance(HOUR_MS)
    assert desk.counts == (0, 0)
    assert desk.funnel.events == 0


@pytest.mark.req("E5")
def test_events_ahead_of_the_window_wait_for_it() -> None:
    desk = Desk()
    desk.put("view", "ada", -30 * MINUTE_MS)
    assert desk.counts == (0, 0)
    desk.clock.advance(30 * MINUTE_MS)
    assert desk.counts == (1, 0)


@pytest.mark.req("E5", "C8")
def test_a_visitor_who_logs_in_takes_the_steps_as_one() -> None:
    desk = Desk()
    desk.put("view", visitor="v", ago_ms=2 * MINUTE_MS)
    desk.put("buy", "ada")
    assert desk.counts == (1, 0)
    desk.put("login", "ada", visitor="v")
    assert desk.counts == (1, 1)


def test_too_many_events_are_given_up_and_those_that_left_are_not_counted() -> None:
    desk = Desk(max_events=3)
    for user in ("a", "b", "c"):
        desk.put("view", user, 59 * MINUTE_MS)
    desk.clock.advance(5 * MINUTE_MS)
    desk.put("view", "d")
    assert not desk.funnel.is_overflowed
    for user in ("e", "f", "g"):
        desk.put("view", user)
    assert desk.funnel.is_overflowed
    assert desk.counts == (0, 0)


def test_a_window_that_leaves_too_many_behind_is_started_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_funnel, "MAX_RECOUNTED", 2)
    desk = Desk()
    for user in ("a", "b", "c"):
        desk.put("view", user)
    desk.clock.advance(2 * HOUR_MS)
    assert (desk.counts, desk.funnel.is_outdated, desk.funnel.is_overflowed) == ((0, 0), True, False)
    desk.put("view", "d")
    assert desk.funnel.events == 0


def test_a_fixed_window_keeps_only_its_own() -> None:
    desk = Desk(window=Window("fixed", "", NOW_MS - HOUR_MS, NOW_MS))
    desk.put("view", "ada", MINUTE_MS)
    desk.put("view", "bob", -MINUTE_MS)
    assert (desk.counts, desk.funnel.events) == ((1, 0), 1)


def test_the_stores_people_are_gone_on_from() -> None:
    desk = Desk()
    view, other = ((NOW_MS - ago * MINUTE_MS) << 2 | low for ago, low in ((5, 0b01), (4, 0b10)))
    funnel = LiveFunnel(desk.funnel.watch, NOW_MS, 0)
    funnel.load([PersonEvents(7, [view, other], [NOW_MS - 5 * MINUTE_MS, NOW_MS - 4 * MINUTE_MS]), PersonEvents(8, [other], [])])
    assert sorted(funnel.tally(NOW_MS).levels.tolist())[-2:] == [0, 2]
    assert funnel.events == 3


def test_a_funnel_is_followed_from_where_its_snapshot_ends_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()
    desk.put("view", "ada")
    desk.put("buy", "ada")
    late = LiveFunnel(desk.funnel.watch, NOW_MS, 1, desk.who)
    desk.engine.follow(late)
    assert late.events == 1
    engine = StreamEngine(desk.clock, start_sequence=5)
    with pytest.raises(SnapshotTooOld):
        engine.follow(LiveFunnel(desk.funnel.watch, NOW_MS, 4))
    monkeypatch.setattr(stream, "MAX_FOLLOWED", 2)
    with pytest.raises(LimitReached, match="2 analyses"):
        desk.engine.follow(LiveFunnel(desk.funnel.watch, NOW_MS, 2))
    desk.engine.leave(late)
    desk.put("view", "bob")
    assert (late.events, desk.counts) == (1, (2, 1))


def test_what_events_cannot_be_tested_for_is_the_stores() -> None:
    watch = Desk().funnel.watch
    assert unwatchable(watch) is None
    assert unwatchable(FunnelWatch(1, (STEPS[0], Compare(NAME, "regex", "(?<=a)b")), ALWAYS, watch.window, 1)) == "the pattern is not RE2's"
