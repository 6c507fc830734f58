"""A filter on any column, in a question of any kind: the answer is that of a project which has only the events that meet it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random
from typing import Any

import msgspec
import pytest
from tests.integration.analysis.conftest import DAY_MS, NOW_MS, Study

from tidegauge.analysis.kinds import KINDS
from tidegauge.contracts.event import Event
from tidegauge.core.timestamps import format_timestamp

TODAY = format_timestamp(NOW_MS)[:10]

QUESTIONS: dict[str, dict[str, Any]] = {
    "funnel": {"steps": [{"event": "page_view"}, {"event": "purchase"}], "breakdown": "country", "interval": "week"},
    "funnel-people": {"steps": [{"event": "page_view"}, {"event": "purchase"}], "step": 1},
    "paths": {},
    "paths-people": {"step": 0, "name": "page_view"},
    "sessions": {},
    "web": {},
    "experiment": {"experiment": "price", "exposure_event": "experiment_exposure", "goal": {"event": "purchase"}},
    "attribution": {},
    "revenue": {"group_by": "product", "interval": "week"},
    "subscriptions": {"started": {"event": "purchase"}, "cancelled": {"event": "refund"}},
    "carts": {},
    "costs": {"interval": "week"},
    "requests": {"interval": "week"},
    "transactions": {"transaction_by": "order", "status_by": "product", "completed": ["mug"], "failed": ["pan"]},
    "model-quality": {"event": {"event": "prediction"}, "predicted": "product", "actual": "guess"},
    "ai-usage": {"event": {"event": "request"}, "input_tokens": "duration_ms", "interval": "week"},
    "devices": {"sensors": [{"metric": "temperature", "high": 30}], "device_by": "utm_source"},
    "cohort": {"period": "weekly"},
    "cohort-people": {"period": "weekly", "cohort": "2025-10-27"},
    "retention": {"period": "weekly"},
    "adoption": {"feature": {"event": "purchase"}},
    "stickiness": {},
    "lifecycle": {"period": "weekly"},
    "lifecycle-people": {"period": "weekly", "period_start": "2025-10-27", "stage": "new"},
    "engagement": {},
    "sql": {"query": "SELECT name, count() AS events FROM events GROUP BY name ORDER BY name"},
}

Test = Callable[[Event], bool]


def _text(name: str) -> Callable[[Event], Any]:
    return lambda event: (event.properties or {}).get(name)


FILTERS: dict[str, tuple[str, str, Any, Test]] = {
    "value": ("value", "gt", 20, lambda event: event.value is not None and event.value > 20),
    "name": ("name", "neq", "request", lambda event: event.name != "request"),
    "user_id": ("user_id", "neq", "u1", lambda event: event.user_id != "u1"),
    "session_id": ("session_id", "ends_with", "-1", lambda event: event.session_id.endswith("-1")),
    "timestamp": ("timestamp", "gt", NOW_MS - 15 * DAY_MS, lambda event: event.timestamp_ms > NOW_MS - 15 * DAY_MS),
    "tags": ("tags", "contains", "new", lambda event: "new" in event.tags),
    "source": ("source", "eq", "app", lambda event: event.source == "app"),
    "type": ("type", "eq", "custom", lambda event: event.type == "custom"),
    "person": ("person", "exists", None, lambda event: bool(event.user_id)),
    "country": ("country", "eq", "TH", lambda event: event.country == "TH"),
    "page": ("page", "neq", "/a", lambda event: _text("page")(event) != "/a"),
    "path": ("path", "starts_with", "/", lambda event: bool(_text("path")(event))),
    "status": ("status", "lt", 500, lambda event: isinstance(_text("status")(event), int) and _text("status")(event) < 500),
    "duration_ms": ("duration_ms", "gte", 50, lambda event: (_text("duration_ms")(event) or 0) >= 50),
    "property": ("product", "eq", "mug", lambda event: _text("product")(event) == "mug"),
    "level": ("level", "eq", 2, lambda event: _text("level")(event) == 2),
}
NAMES = ("page_view", "page_view", "purchase", "request", "refund", "add_to_cart", "experiment_exposure", "transaction", "prediction", "temperature", "expense")


def history(project: int) -> list[Event]:
    """300 events of twelve people over a month, which every kind finds something in."""
    dice, events = Random(7), []
    for _ in range(300):
        properties = {
            "page": dice.choice(("/a", "/b", "/c")),
            "path": dice.choice(("", "/p", "/q")),
            "duration_ms": dice.choice((None, 20, 80, 300)),
            "status": dice.choice((None, 200, 404, 500)),
            "product": dice.choice(("mug", "mug", "pan")),
            "level": dice.choice((1, 2, 2)),
            "experiment": "price",
            "variant": dice.choice(("control", "test")),
            "utm_source": dice.choice(("", "mail")),
            "order": dice.randrange(30),
            "guess": dice.choice(("mug", "pan")),
        }
        user = dice.choice(("", *(f"u{place}" for place in range(12))))
        events.append(
            Event(
                project,
                dice.choice(NAMES),
                dice.choice(("custom", "custom", "page_view")),
                NOW_MS - dice.randrange(28 * DAY_MS),
                NOW_MS,
                user_id=user,
                country=dice.choice(("TH", "TH", "DE")),
                session_id=dice.choice(("", f"{user}-1", f"{user}-2")),
                value=dice.choice((None, 10.0, 25.0, 40.0)),
                source=dice.choice(("app", "app", "site")),
                tags=dice.choice(([], ["new"], ["new", "old"])),
                properties={name: value for name, value in properties.items() if value not in (None, "")},
            )
        )
    return events


def _comparable(answer: Any) -> Any:
    """The answer without what it cost and without the keys of people, which are a project's own."""

    def plain(part: Any, name: str = "") -> Any:
        if isinstance(part, dict):
            return {key: plain(value, key) for key, value in part.items() if key not in ("meta", "person", "elapsed_ms", "rows_read")}
        if isinstance(part, list):
            found = [plain(each) for each in part]
            return sorted(found, key=repr) if name in ("people", "results") else found
        return round(part, 6) if isinstance(part, float) else part

    return plain(msgspec.to_builtins(answer))


@pytest.fixture(scope="module")
def projects(study: Study) -> dict[str, int]:
    """A project with all events, and for each filter one with the events that meet it."""
    events = history(0)
    kept = {"": events} | {name: [event for event in events if test(event)] for name, (*_, test) in FILTERS.items()}
    assert all(0 < len(found) < len(events) for name, found in kept.items() if name)
    exposed = {f"exposed {name}": [event for event in events if event.name != "experiment_exposure" or test(event)] for name, (*_, test) in FILTERS.items()}
    return {name: study.project(found) for name, found in (kept | exposed).items()}


def test_every_kind_is_asked() -> None:
    assert set(QUESTIONS) == {kind.name for kind in KINDS}


async def _changed(study: Study, projects: dict[str, int], kind: str, names: Iterable[str]) -> int:
    """How many of the filters change the answer; fails where one is not what a project of only those events gives."""
    body = {"time_window": "last_30_days", **QUESTIONS[kind]}
    everything = _comparable(await study.analyse(kind, projects[""], **body))
    changed = 0
    for name in names:
        field, operator, value, _ = FILTERS[name]
        given = {"field": field, "operator": operator} | ({} if value is None else {"value": value})
        found = _comparable(await study.analyse(kind, projects[""], filters=[given], **body))
        only = f"exposed {name}" if kind == "experiment" else name  # whose goals count is chosen by their exposure
        wanted = _comparable(await study.analyse(kind, projects[only], **body))
        assert found == wanted, name
        changed += found != everything
    return changed


@pytest.mark.req("C5", "D1")
@pytest.mark.parametrize("kind", QUESTIONS)
async def test_a_filter_leaves_the_events_that_meet_it(study: Study, projects: dict[str, int], kind: str) -> None:
    """Each kind with every third filter, each filter with a third of the kinds."""
    assert await _changed(study, projects, kind, list(FILTERS)[list(QUESTIONS).index(kind) % 3 :: 3]) > 0


@pytest.mark.req("C5", "D1")
@pytest.mark.soak
@pytest.mark.parametrize("kind", QUESTIONS)
async def test_every_filter_leaves_the_events_that_meet_it(study: Study, projects: dict[str, int], kind: str) -> None:
    assert await _changed(study, projects, kind, FILTERS) > 0
