from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.alerts.channels.channel import Channel
from tidegauge.alerts.notices.policy import FLAP_CHANGES, FLAP_MS, Event, Level, Standing, Told, decide, level_changes, routed
from tidegauge.alerts.rule import Rule

T = 1_795_000_000_000
MINUTE = 60_000


def told(event: Event, ago_ms: int = 0) -> Told:
    return Told(event, T - ago_ms)


@pytest.mark.req("F2")
@pytest.mark.parametrize(
    ("level", "last", "event"),
    [
        ("firing", None, "firing"),
        ("ok", None, None),
        ("ok", "firing", "resolved"),
        ("ok", "still_firing", "resolved"),
        ("ok", "no_data", "resolved"),
        ("ok", "resolved", None),
        ("firing", "firing", None),
        ("firing", "resolved", "firing"),
        ("no_data", None, "no_data"),
        ("no_data", "firing", "no_data"),
        ("firing", "no_data", "firing"),
        ("ok", "flapping", "resolved"),
        ("firing", "flapping", "firing"),
    ],
)
def test_what_differs_from_what_was_told_is_told(level: Level, last: Event | None, event: Event | None) -> None:
    assert decide(Standing(level), None if last is None else told(last), T) == event


def test_one_that_goes_on_is_told_again_unless_somebody_cares_for_it() -> None:
    before = told("firing", 30 * MINUTE)
    assert decide(Standing("firing"), before, T, repeat_ms=30 * MINUTE) == "still_firing"
    assert decide(Standing("firing"), before, T, repeat_ms=31 * MINUTE) is None
    assert decide(Standing("firing"), before, T) is None
    assert decide(Standing("firing", is_quiet=True), before, T, repeat_ms=MINUTE) is None
    assert decide(Standing("no_data"), told("no_data", 30 * MINUTE), T, repeat_ms=MINUTE) is None


def test_one_that_was_taken_care_of_before_anybody_was_told_is_not_told_to_fire() -> None:
    assert decide(Standing("firing", is_quiet=True), None, T) is None
    assert decide(Standing("ok", is_quiet=True), told("firing"), T) == "resolved"


def test_nothing_is_told_while_muted_and_what_still_holds_afterwards() -> None:
    assert decide(Standing("firing"), None, T, is_muted=True) is None
    assert decide(Standing("ok"), told("firing"), T, is_muted=True) is None
    assert decide(Standing("firing"), None, T) == "firing"


def test_one_that_flaps_is_told_so_once_and_how_it_is_when_it_settled() -> None:
    changed = tuple(T - index * MINUTE for index in range(FLAP_CHANGES, -1, -1))
    assert decide(Standing("ok", changed_ms=changed), told("firing"), T) == "flapping"
    assert decide(Standing("firing", changed_ms=changed), told("flapping"), T) is None
    assert decide(Standing("firing", changed_ms=changed), told("flapping"), T + FLAP_MS - 1) is None
    assert decide(Standing("firing", changed_ms=changed), told("flapping"), T + FLAP_MS) == "firing"
    assert decide(Standing("ok", changed_ms=changed), told("flapping"), T + FLAP_MS) == "resolved"
    assert decide(Standing("firing", changed_ms=changed[1:]), told("resolved"), T) == "firing"


def test_an_alert_that_waits_is_still_fine() -> None:
    phases: list[Any] = [(1, "pending"), (2, "ok"), (3, "pending"), (4, "firing"), (5, "no_data"), (6, "firing"), (7, "ok")]
    assert level_changes(phases) == (4, 5, 6, 7)


STEPS = st.lists(
    st.tuples(
        st.integers(1, 20 * MINUTE), st.sampled_from(["ok", "firing", "no_data", None]), st.booleans(), st.booleans(), st.sampled_from([0, 0, 5 * MINUTE])
    ),
    max_size=60,
)


@given(STEPS)
def test_whatever_happens_what_people_believe_is_right_in_the_end(steps: list[tuple[int, Level | None, bool, bool, int]]) -> None:
    """Changes, mutes and acknowledgements at random: nobody is told the same twice, nor of an end without a beginning, and once it is quiet all is said."""
    now_ms, level, changed = T, "ok", []
    last: Told | None = None
    events: list[tuple[int, Event]] = []
    for wait_ms, next_level, is_quiet, is_muted, repeat_ms in steps:
        now_ms += wait_ms
        if next_level is not None and next_level != level:
            level, changed = next_level, [*changed, now_ms]
        for _ in range(2):  # the second time of the same state there is nothing more to say
            event = decide(Standing(level, is_quiet, tuple(changed)), last, now_ms, is_muted=is_muted, repeat_ms=repeat_ms)  # type: ignore[arg-type]
            if event is not None:
                assert not is_muted
                assert event != "still_firing" or (not is_quiet and level == "firing")
                last = Told(event, now_ms)
                events.append((now_ms, event))
    moments = [at_ms for at_ms, _ in events]
    assert len(moments) == len(set(moments))
    names = [event for _, event in events]
    for before, after in zip([None, *names], names, strict=False):
        assert after != before or after == "still_firing"
        assert not (after == "resolved" and before is None)
    end_ms = now_ms + FLAP_MS
    final = decide(Standing(level, changed_ms=tuple(changed)), last, end_ms)  # type: ignore[arg-type]
    believed = {"firing": "firing", "still_firing": "firing", "no_data": "no_data"}.get(final or (last.event if last else "resolved"), "ok")
    assert believed == level


@given(st.lists(st.integers(1, 90_000), min_size=1, max_size=200))
def test_an_alert_that_never_rests_costs_few_messages(waits: list[int]) -> None:
    now_ms, changed, count = T, [], 0
    last: Told | None = None
    for index, wait_ms in enumerate(waits):
        now_ms += wait_ms
        changed.append(now_ms)
        event = decide(Standing("ok" if index % 2 else "firing", changed_ms=tuple(changed)), last, now_ms)
        if event is not None:
            last, count = Told(event, now_ms), count + 1
    assert count <= FLAP_CHANGES + 1


def rule(**more: Any) -> Rule:
    return Rule(name="r", query={"metric": "x"}, condition="gt", **more)


@pytest.mark.req("F3")
def test_a_rule_tells_the_channels_that_it_names_or_else_the_usual_ones() -> None:
    usual, other = Channel(name="a", kind="email"), Channel(name="b", kind="email", is_default=False)
    assert [routed(rule(), *one) for one in (("a", usual), ("b", other))] == [True, False]
    assert [routed(rule(notify=("b",)), *one) for one in (("a", usual), ("b", other))] == [False, True]


def test_a_channel_is_told_of_the_severities_that_it_wants_and_not_while_it_is_off() -> None:
    assert not routed(rule(severity="info"), "a", Channel(name="a", kind="email", severities=["critical"]))
    assert routed(rule(severity="critical"), "a", Channel(name="a", kind="email", severities=["critical"]))
    assert not routed(rule(), "a", Channel(name="a", kind="email", is_enabled=False))
