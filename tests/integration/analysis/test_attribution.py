"""Attribution against plain Python over generated journeys."""

from __future__ import annotations

import random
from collections import defaultdict
from typing import Any

import pytest
from tests.integration.analysis.conftest import DAY_MS, NOW_MS, Study, seen

from tidegauge.analysis.attribution.question import MODELS
from tidegauge.contracts.event import Event
from tidegauge.core.errors import LimitReached

ASKED: dict[str, Any] = {"conversion": {"event": "purchase"}, "touch": {"event": "page_view"}, "channel_by": "utm_source", "time_window": "last_30_days"}
START_MS = NOW_MS - 30 * DAY_MS
HALF_HOUR_MS = 30 * 60_000


def visit(user: str, channel: str, at_ms: int) -> Event:
    return seen("page_view", user, at_ms, utm_source=channel)


def _place(event: Event) -> tuple[int, bool, str, float]:
    """Touches before conversions of the same instant; the rest by name."""
    return event.timestamp_ms, event.name == "purchase", (event.properties or {}).get("utm_source", ""), event.value or 0


def naive(events: list[Event], from_ms: int, lookback_ms: int, half_life_ms: float, *, ignore_direct: bool) -> dict[str, dict[str, tuple[float, float]]]:
    """Model -> channel -> (conversions, value), by the rules of the documentation."""
    credited: dict[str, dict[str, list[float]]] = {model: defaultdict(lambda: [0.0, 0.0]) for model in MODELS[:-1]}
    people = defaultdict(list)
    for event in events:
        people[event.user_id].append(event)
    for own in people.values():
        touches: list[tuple[int, str]] = []
        for event in sorted(own, key=_place):
            if event.name == "page_view":
                touches.append((event.timestamp_ms, (event.properties or {})["utm_source"]))
                continue
            heard = [touch for touch in touches if touch[0] >= event.timestamp_ms - lookback_ms]
            touches = []
            if event.timestamp_ms < from_ms:
                continue
            heard = [touch for at, touch in enumerate(heard) if at == 0 or touch[1] or touch[0] - heard[at - 1][0] >= HALF_HOUR_MS]
            if ignore_direct and any(channel for _, channel in heard):
                heard = [touch for touch in heard if touch[1]]
            heard = [touch for at, touch in enumerate(heard) if at == 0 or touch[1] != heard[at - 1][1] or touch[0] - heard[at - 1][0] >= HALF_HOUR_MS] or [
                (event.timestamp_ms, "(none)")
            ]
            n = len(heard)
            weights = {
                "first": [1.0] + [0.0] * (n - 1),
                "last": [0.0] * (n - 1) + [1.0],
                "linear": [1 / n] * n,
                "time_decay": [2 ** (-(event.timestamp_ms - at_ms) / half_life_ms) for at_ms, _ in heard],
                "position_based": [1.0] if n == 1 else [0.5, 0.5] if n == 2 else [0.4, *[0.2 / (n - 2)] * (n - 2), 0.4],
            }
            for model, own_weights in weights.items():
                for (_, channel), weight in zip(heard, own_weights, strict=True):
                    credited[model][channel][0] += weight / sum(own_weights)
                    credited[model][channel][1] += weight / sum(own_weights) * (event.value or 0)
    return {model: {channel: (sums[0], sums[1]) for channel, sums in found.items()} for model, found in credited.items()}


@pytest.mark.req("C11")
@pytest.mark.parametrize("ignore_direct", [False, True])
@pytest.mark.parametrize("seed", range(4))
async def test_generated_journeys(study: Study, seed: int, ignore_direct: bool) -> None:
    dice = random.Random(seed)
    events = []
    for number in range(300):
        at_ms = START_MS - 20 * DAY_MS + dice.randrange(48 * DAY_MS)
        for _ in range(dice.randrange(1, 9)):
            user = f"u{dice.choice([number, number // 2])}"
            if dice.random() < 0.3:
                events.append(seen("purchase", user, min(at_ms, NOW_MS), value=dice.choice([None, 10.0, 25.5])))
            else:
                events.append(visit(user, dice.choice(["", "google", "news", "mail"]), min(at_ms, NOW_MS)))
            at_ms += dice.choice([0, 1_000, 10 * 60_000, DAY_MS, 5 * DAY_MS])
    answer = await study.analyse("attribution", events, **ASKED, lookback_days=10, half_life_days=3, ignore_direct=ignore_direct)
    from_ms = int(study.clock.now_ms() // (2 * HALF_HOUR_MS) * (2 * HALF_HOUR_MS) + 2 * HALF_HOUR_MS - 30 * DAY_MS)
    expected = naive(events, from_ms, 10 * DAY_MS, 3 * DAY_MS, ignore_direct=ignore_direct)
    for model, channels in expected.items():
        found = {one.channel: (one.credits[model].conversions, one.credits[model].value) for one in answer.channels}
        assert {channel: sums for channel, sums in found.items() if channel in channels} == {
            channel: pytest.approx(sums, abs=1e-9) for channel, sums in channels.items()
        }
    for model in MODELS:  # shares sum to the total, whatever the model
        assert sum(one.credits[model].conversions for one in answer.channels) == pytest.approx(answer.conversions)
        assert sum(one.credits[model].value for one in answer.channels) == pytest.approx(answer.value)
    assert sum(path.conversions for path in answer.paths) <= answer.conversions
    assert answer.results[0].dimensions == {"channel": answer.channels[0].channel}


@pytest.mark.req("C11")
async def test_pages_that_follow_within_a_visit_are_no_direct_touches(study: Study) -> None:
    day, minute = START_MS + DAY_MS, 60_000
    events = [
        *(visit("a", channel, day + at * minute) for at, channel in ((0, "google"), (5, ""), (30, ""), (50, ""))),
        seen("purchase", "a", day + 51 * minute, value=10.0),
        *(visit("b", channel, day + at * minute) for at, channel in ((0, "google"), (30, ""))),
        seen("purchase", "b", day + 31 * minute, value=10.0),
    ]
    answer = await study.analyse("attribution", events, **ASKED, model="last")
    assert {path.channels[-1]: path.conversions for path in answer.paths} == {"google": 1, "": 1}
    assert sorted(path.channels for path in answer.paths) == [["google"], ["google", ""]]


@pytest.mark.req("C11")
async def test_a_worked_example(study: Study) -> None:
    day = [START_MS + n * DAY_MS for n in range(1, 20)]
    events = [
        visit("a", "google", day[1]), visit("a", "mail", day[2]), visit("a", "news", day[3]), seen("purchase", "a", day[4], value=100.0),
        visit("a", "mail", day[5]), seen("purchase", "a", day[5], value=50.0),
        visit("b", "google", day[1]),
        seen("purchase", "c", day[6], value=10.0),
    ]  # fmt: skip
    answer = await study.analyse("attribution", events, **ASKED, model="position_based")
    rows = {one.channel: one for one in answer.channels}
    assert (answer.conversions, answer.value, answer.journeys) == (3, 160.0, 4)
    assert {name: one.credits["first"].conversions for name, one in rows.items()} == {"google": 1, "mail": 1, "news": 0, "(none)": 1}
    assert {name: one.credits["position_based"].value for name, one in rows.items()} == pytest.approx({"google": 40, "mail": 20 + 50, "news": 40, "(none)": 10})
    assert answer.paths[0].conversions == 1


@pytest.mark.req("C11")
async def test_the_usual_channels(study: Study) -> None:
    events = [
        seen("page_view", "a", NOW_MS - 5_000, referrer="https://www.google.com/"),
        seen("purchase", "a", NOW_MS - 4_000, value=7.0),
        seen("page_view", "b", NOW_MS - 5_000),
        seen("purchase", "b", NOW_MS - 4_000, value=3.0),
    ]
    answer = await study.analyse("attribution", events)
    assert sorted((one.channel, one.credits["last"].value) for one in answer.channels) == [("Direct", 3.0), ("Organic search", 7.0)]


@pytest.mark.req("C11")
@pytest.mark.hostile(164)
async def test_a_property_with_too_many_values_is_refused_by_name(study: Study) -> None:
    events = [event for n in range(120) for event in (visit(f"u{n}", f"source {n}", NOW_MS - 5_000), seen("purchase", f"u{n}", NOW_MS - 4_000))]
    with pytest.raises(LimitReached, match="utm_source has more than 100 values"):
        await study.analyse("attribution", events, **ASKED)


async def test_no_conversions(study: Study) -> None:
    answer = await study.analyse("attribution", [visit("a", "google", NOW_MS - 1_000)], **ASKED)
    assert (answer.conversions, answer.channels, answer.paths, answer.journeys) == (0, [], [], 1)
