"""Last good answers: bounded, aged, and never given as fresh."""

from __future__ import annotations

import pytest

from tidegauge.contracts.answer import Answer, AnswerMeta
from tidegauge.core.clock import ManualClock
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.last_answers import LastAnswers


def answer(rows_read: int = 0) -> Answer:
    return Answer([], AnswerMeta("2026-01-01", "2026-01-02", None, "UTC", True, 0.0, False, 1.0, rows_read, False))


@pytest.mark.req("K6")
def test_the_last_answer_is_given_with_the_time_it_is_from_and_the_kept_one_stays_as_it_was() -> None:
    clock = ManualClock()
    last, given = LastAnswers(clock), answer()
    last.keep("q", given, 10)
    at_ms = clock.now_ms()
    clock.advance(60_000)
    found = last.find("q")
    assert found is not None
    assert (found.meta.stale, found.meta.as_of) == (True, format_timestamp(at_ms))
    assert given.meta.stale is not True
    assert last.find("another") is None
    assert last.given == 1


@pytest.mark.req("K6")
def test_an_answer_is_not_given_when_it_is_too_old() -> None:
    clock = ManualClock()
    last = LastAnswers(clock, max_age_s=60)
    last.keep("q", answer(), 10)
    clock.advance(60_001)
    assert last.find("q") is None
    assert (len(last), last.bytes) == (0, 0)


@pytest.mark.req("K6")
def test_the_room_is_bounded_and_what_was_used_last_stays() -> None:
    last = LastAnswers(ManualClock(), max_bytes=80)
    for name in "abcdefgh":
        last.keep(name, answer(), 10)
    last.keep("large", answer(), 11)
    assert last.find("large") is None
    assert last.find("a") is not None
    last.keep("i", answer(), 10)
    assert last.find("b") is None
    assert last.find("a") is not None
    assert last.bytes == 80
    last.keep("a", answer(1), 5)
    assert last.bytes == 75


@pytest.mark.req("K6", "J8")
def test_when_events_are_erased_no_answer_made_with_them_is_left() -> None:
    last = LastAnswers(ManualClock())
    last.keep("q", answer(), 10)
    last.clear()
    assert last.find("q") is None
    assert last.bytes == 0
