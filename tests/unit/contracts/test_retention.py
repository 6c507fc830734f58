from __future__ import annotations

from tidegauge.contracts.retention import Retention


def test_nothing_is_kept_longer_than_the_bound_and_no_rule_becomes_the_bound() -> None:
    asked = Retention(90, {"audit": None, "request": 14, "order": 400})
    assert asked.within(None) is asked
    assert asked.within(30) == Retention(30, {"audit": 30, "request": 14, "order": 30})
    assert Retention().within(30) == Retention(30)


def test_an_event_has_the_age_of_its_own_rule_or_that_of_all() -> None:
    asked = Retention(90, {"audit": None, "request": 14})
    assert [asked.days_of(name) for name in ("audit", "request", "page_view")] == [None, 14, 90]


def test_only_an_age_deletes() -> None:
    assert not Retention().deletes
    assert not Retention(None, {"audit": None}).deletes
    assert Retention(1).deletes
    assert Retention(None, {"request": 14}).deletes


def test_named_events_are_told_by_age() -> None:
    assert list(Retention(90, {"b": 7, "kept": None, "a": 7, "c": 3}).names_by_days()) == [(3, ["c"]), (7, ["a", "b"])]
