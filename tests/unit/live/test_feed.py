from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from tests.unit.live.screens import NOW_MS, RecordingWire, batch

from tidegauge.contracts.batch import EventBatch
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import ALWAYS, Compare, Condition
from tidegauge.live.feed import Feed
from tidegauge.live.messages import address
from tidegauge.live.outbox import Outbox
from tidegauge.live.topic import Subscription


def _documents(one: EventBatch, rows: Sequence[int]) -> list[dict[str, Any]]:
    names = one.record.column("name").to_pylist()
    return [{"id": f"{one.sequence}-{row}", "name": names[row], "timestamp": f"{one.sequence:04d}"} for row in rows]


def _feed(condition: Condition = ALWAYS, size: int = 3) -> Feed:
    return Feed(1, condition, _documents, size, 0.2)


def _follower(feed: Feed) -> Subscription:
    return Subscription("f", address("events", "f"), feed, Outbox(RecordingWire()), lambda *_, **__: None)


def _message(feed: Feed, subscription: Subscription) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(feed.frame(subscription).payload)
    return message


def _snapshot(feed: Feed, subscription: Subscription, stored: list[dict[str, Any]], recent: list[EventBatch], limit: int = 10) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(feed.snapshot(subscription, stored, recent, limit).payload)
    return message


def test_a_snapshot_joins_stored_and_recent_events_each_once_newest_first() -> None:
    feed = _feed()
    subscription = _follower(feed)
    recent = [batch(2, "b"), batch(3, "c", "d")]
    message = _snapshot(feed, subscription, [{"id": "2-0", "name": "b", "timestamp": "0002"}, {"id": "1-0", "name": "a", "timestamp": "0001"}], recent, limit=3)
    assert message["type"] == "events"
    assert message["snapshot"] is True
    assert [event["id"] for event in message["events"]] == ["3-0", "3-1", "2-0"]


def test_events_after_the_snapshot_come_once_with_a_growing_version() -> None:
    feed = _feed()
    subscription = _follower(feed)
    feed.fold([batch(1, "a")])
    first = _snapshot(feed, subscription, [], [batch(1, "a")])
    feed.fold([batch(2, "b")])
    assert feed.advance(None)
    second = _message(feed, subscription)
    assert [event["id"] for event in second["events"]] == ["2-0"]
    assert second["version"] > first["version"]
    assert "skipped" not in second
    assert not feed.advance(None)


def test_too_many_events_are_sampled_to_the_newest_and_counted() -> None:
    feed = _feed(size=3)
    subscription = _follower(feed)
    _snapshot(feed, subscription, [], [])
    feed.fold([batch(1, *"abcdefgh"), batch(2, "i")])
    feed.advance(None)
    message = _message(feed, subscription)
    assert [event["name"] for event in message["events"]] == ["i", "h", "g"]
    assert message["skipped"] == 6


@pytest.mark.req("E7")
def test_a_follower_that_missed_messages_learns_how_many_events() -> None:
    feed = _feed(size=2)
    subscription = _follower(feed)
    _snapshot(feed, subscription, [], [])
    for sequence in range(1, 6):
        feed.fold([batch(sequence, "a")])
        feed.advance(None)
    message = _message(feed, subscription)
    assert [event["id"] for event in message["events"]] == ["5-0", "4-0"]
    assert message["skipped"] == 3


def test_a_newcomers_snapshot_does_not_take_news_from_the_others() -> None:
    feed = _feed()
    old = _follower(feed)
    _snapshot(feed, old, [], [])
    feed.fold([batch(1, "a")])
    _snapshot(feed, _follower(feed), [], [batch(1, "a")])
    assert feed.advance(None)
    assert [event["id"] for event in _message(feed, old)["events"]] == ["1-0"]


def test_only_matching_events_of_the_own_project_count() -> None:
    feed = _feed(Compare(resolve_field("name"), "eq", "buy"))
    assert not feed.fold([batch(1, "view"), batch(2, "buy", project=2)])
    assert feed.fold([batch(3, "view", "buy", "buy")])
    assert feed.total == 2
    assert feed.matches(batch(4, "buy", "view", "buy")) == [0, 2]


def test_history_that_is_filled_in_does_not_push_current_events_off_the_list() -> None:
    feed = _feed(size=3)
    subscription = _follower(feed)
    _snapshot(feed, subscription, [], [])
    feed.fold([batch(1, *"abc")])
    feed.advance(None)
    _message(feed, subscription)
    feed.fold([batch(2, *"xyzxyz", at_ms=NOW_MS - 86_400_000), batch(3, "d", at_ms=NOW_MS + 1), batch(4, "x", at_ms=NOW_MS - 86_400_000)])
    feed.advance(None)
    message = _message(feed, subscription)
    assert [event["id"] for event in message["events"]] == ["3-0"]
    assert message["skipped"] == 7


def test_a_feed_opened_while_history_is_filled_in_begins_with_the_current_events() -> None:
    feed = _feed(size=2)
    subscription = _follower(feed)
    _snapshot(feed, subscription, [], [batch(1, *"ab"), batch(2, *"xyz", at_ms=NOW_MS - 86_400_000)])
    feed.fold([batch(3, *"xyz", at_ms=NOW_MS - 86_400_000)])
    assert feed.advance(None)
    assert (message := _message(feed, subscription))["events"] == []
    assert message["skipped"] == 3


def test_history_is_shown_where_nothing_newer_came() -> None:
    feed = _feed(size=2)
    subscription = _follower(feed)
    _snapshot(feed, subscription, [], [])
    feed.fold([batch(1, *"xyz", at_ms=NOW_MS - 86_400_000)])
    feed.advance(None)
    assert [event["name"] for event in _message(feed, subscription)["events"]] == ["z", "y"]
