"""Generated histories: events as they really come, late, out of order, of many shapes. The same seed gives the same history."""

from __future__ import annotations

from random import Random
from typing import Any, Final

import msgspec

from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import EVENT_TYPES, Event
from tidegauge.core.time_range import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS

NAMES: Final = ("page_view", "purchase", "เข้าชม", "sign up", "")
TEXTS: Final = ("", "a", "A", "books", "Bücher", "สวัสดี", "ΣΑΣ", "İ", "a.b", "line\nbreak", "tab\tand 'quote'", "back\\slash", "5", "29.99", "true", "🙂", "%_x")
NUMBERS: Final = (0.0, 1.0, -1.0, 5.0, 29.99, -0.5, 200.0, 1e21, 1e-7, 123456.789, -3e8, 0.1, 9007199254740991.0)
ZONES: Final = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Asia/Bangkok", "America/St_Johns")
PROPERTIES: Final = ("amount", "category", "a.b", "a", "flag", "list", "big", "mixed", "ชื่อ", "page", "country", "status", "duration_ms", "path")
"""Names that `properties` draws from: hot and plain, dotted and nested."""

ANCHORS_MS: Final = (
    1_761_440_400_000,  # 2025-10-26T01:00Z: Europe leaves summer time
    1_762_063_200_000,  # 2025-11-02T06:00Z: New York leaves summer time
    1_774_746_000_000,  # 2026-03-29T01:00Z: Europe enters summer time
    1_763_769_600_000,  # 2025-11-22T00:00Z
    1_767_225_600_000,  # 2026-01-01T00:00Z
)


class History(msgspec.Struct):
    """Batches in the order of their arrival (sequences ascending), each with the clock's time at its arrival. `end_ms`: when all is quiet."""

    project: int
    batches: list[EventBatch]
    arrivals_ms: list[int]
    end_ms: int
    events: list[list[Event]] = []


def make_history(seed: int, project: int, first_sequence: int = 1, *, max_events: int = 40) -> History:
    """A history of up to `max_events` events of `project`, with a few of the project `project + 1_000_000` between them."""
    random = Random(seed)
    anchor_ms = random.choice(ANCHORS_MS) + random.randrange(-2 * HOUR_MS, 2 * HOUR_MS)
    step_ms = random.choice((SECOND_MS, 20 * SECOND_MS, 5 * MINUTE_MS, HOUR_MS, 9 * HOUR_MS))
    history = History(project, [], [], anchor_ms)
    now_ms = anchor_ms
    left = random.choice((0, 1, 3, max_events // 2, max_events, max_events))
    while left > 0:
        size = min(left, random.choice((1, 1, 2, 5, 15)))
        left -= size
        now_ms += int(random.expovariate(1 / step_ms))
        events = [_event(random, project if random.random() < 0.9 else project + 1_000_000, now_ms, step_ms) for _ in range(size)]
        batch = build_batch(events)
        batch.sequence = first_sequence + len(history.batches)
        history.batches.append(batch)
        history.arrivals_ms.append(now_ms)
        history.events.append(events)
    history.end_ms = now_ms + random.choice((0, SECOND_MS, 7 * MINUTE_MS, 3 * HOUR_MS))
    return history


def _event(random: Random, project: int, now_ms: int, step_ms: int) -> Event:
    delay_ms = random.choice((0, 0, random.randrange(step_ms), random.randrange(10 * step_ms), random.randrange(3 * DAY_MS), -random.randrange(5 * MINUTE_MS)))
    timestamp_ms = now_ms - delay_ms
    if random.random() < 0.2:
        timestamp_ms -= timestamp_ms % MINUTE_MS  # ties and edges
    user_id = random.choice(("", "u1", "u2", "ü3", f"u{random.randrange(30)}"))
    return Event(
        project=project,
        name=random.choice(NAMES),
        type=random.choice(EVENT_TYPES),
        timestamp_ms=timestamp_ms,
        received_ms=now_ms,
        id=random.choice(("", f"id-{random.randrange(1 << 48):x}")),
        user_id=user_id,
        anonymous_id=random.choice(("", "anon", f"a{random.randrange(5)}")),
        session_id=random.choice(("", f"s{random.randrange(9)}")),
        value=random.choice((None, random.choice(NUMBERS), round(random.lognormvariate(3, 2), 2))),
        source=random.choice(("", "web", "Web")),
        country=random.choice(("", "TH", "DE", "US")),
        device=random.choice(("", "mobile")),
        is_bot=random.random() < 0.1,
        tags=random.choice(((), ("revenue",), ("a", "B", "ü"), ("a", "a"), ("x,y",))),
        properties=_properties(random),
    )


def _properties(random: Random) -> dict[str, Any] | None:
    if random.random() < 0.15:
        return None
    return {name: _value(random, name) for name in random.sample(PROPERTIES, random.randrange(7))}


def _value(random: Random, name: str) -> Any:
    match name:
        case "amount":
            return random.choice((random.choice(NUMBERS), round(random.uniform(-50, 500), 2), random.randrange(100), "12.5"))
        case "a":
            return random.choice(({"b": random.choice((1, 2.5, "deep", True, None, [1, 2], {"c": 3}))}, "plain", {"b": {"c": "leaf"}}))
        case "status" | "duration_ms":
            return random.choice((200, 404, 500.5, "200", "fast", True, None))
        case "flag":
            return random.choice((True, False, None, "true"))
        case "list":
            return random.choice(([], [1, "a"], ["x"]))
        case "big":
            return random.choice((2**53 + 1, 2**63, -(2**62), 2**53))
        case "mixed":
            return random.choice((random.choice(TEXTS), random.choice(NUMBERS), random.randrange(5), True, [1]))
    return random.choice((random.choice(TEXTS), random.choice(TEXTS), random.choice(NUMBERS)))
