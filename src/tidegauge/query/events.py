"""Events themselves, newest first, a page at a time."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

import msgspec

from tidegauge.contracts.batch import person_key
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import And, Compare, Condition
from tidegauge.contracts.ports import QueryLimits, RowReader
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.core.time_range import DAY_MS, HOUR_MS, TimeRange
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS, MIN_TIMESTAMP_MS, format_timestamp
from tidegauge.query.catalogue import suggest
from tidegauge.query.compile.event_tables import event_tables
from tidegauge.query.compile.listing import Place, compile_listing
from tidegauge.query.period import read_at, read_instant
from tidegauge.query.properties import DOCUMENT_COLUMNS, document

MAX_PAGE: Final = 1_000
DEFAULT_PAGE: Final = 100
_ATTRIBUTES: Final = ("type", "name", "user_id", "anonymous_id", "session_id", "source", "country", "device", "browser", "os", "page", "path", "id")
_KNOWN: Final = (*_ATTRIBUTES, "from", "to", "at", "q", "search", "limit", "cursor")
MAX_SEARCH_MS: Final = 31 * DAY_MS
_STEPS_MS: Final = (HOUR_MS, DAY_MS, 30 * DAY_MS)
"""The newest events are looked for in the last hour, day and month first: the events table is sorted by name before time."""


class EventPage(msgspec.Struct):
    """Events as documents; `next_cursor` is None at the end. `searched_from`: how far back a search without `from` looked."""

    events: list[dict[str, Any]]
    next_cursor: str | None
    searched_from: str | msgspec.UnsetType = msgspec.UNSET


class EventFilter(msgspec.Struct, frozen=True):
    """A checked listing request."""

    condition: Condition
    span: TimeRange
    search: str = ""
    limit: int = DEFAULT_PAGE
    before: Place | None = None
    persons: tuple[int, ...] = ()
    """Keys whose events alone are meant; none for all."""
    at_ms: int | None = None
    """Only what had been received by then."""


def parse_event_filter(given: Mapping[str, str], timezone: str, now_ms: int = MAX_TIMESTAMP_MS) -> EventFilter:
    """From query parameters: type, name, user_id, …, `property.<path>`, from, to, at (not after `now_ms`), q, limit, cursor.

    Raises InvalidQuery.
    """
    parts: list[Compare] = []
    for key, value in given.items():
        if key in _ATTRIBUTES or key.startswith(("property.", "properties.")):
            parts.append(Compare(resolve_field(key), "eq", _bounded(key, value)))
        elif key not in _KNOWN:
            raise _invalid(key, f"is no filter.{suggest(key, _KNOWN)} Filter properties by property.<name>")
    from_ms = read_instant(given["from"], "from", timezone) if given.get("from") else MIN_TIMESTAMP_MS
    to_ms = read_instant(given["to"], "to", timezone) if given.get("to") else MAX_TIMESTAMP_MS
    before = _read_cursor(given["cursor"]) if given.get("cursor") else None
    search = _bounded("search", given.get("search") or given.get("q", ""))
    if search and given.get("from") and given.get("to") and to_ms - from_ms > MAX_SEARCH_MS:
        raise _invalid("search", f"looks through at most {MAX_SEARCH_MS // DAY_MS} days; give a shorter range")
    persons = (person_key(given["user_id"], ""),) if given.get("user_id") else ()
    at_ms = read_at(given["at"], timezone, now_ms) if given.get("at") else None
    return EventFilter(And(tuple(parts)), TimeRange(from_ms, to_ms), search, _limit(given.get("limit")), before, persons, at_ms)


class EventLister:
    """Lists events of the store."""

    def __init__(self, reader: RowReader, limits: QueryLimits | None = None) -> None:
        self._reader = reader
        self._limits = limits or QueryLimits()

    async def page(self, project: int, wanted: EventFilter, now_ms: int) -> EventPage:
        """One page. Raises LimitReached, Unavailable."""
        rows: list[tuple[Any, ...]] = []
        now_ms = now_ms if wanted.at_ms is None else wanted.at_ms
        events = event_tables(project, is_merged=False, at_ms=wanted.at_ms).events
        wanted = _bounded_search(wanted, now_ms)
        for span in _spans(wanted, now_ms):
            missing = wanted.limit + 1 - len(rows)
            statement = compile_listing(
                project, span, wanted.condition, search=wanted.search, before=wanted.before, persons=wanted.persons, limit=missing, events=events
            )
            rows += (await self._reader.read(statement.sql, statement.parameters, limits=self._limits)).rows
            if len(rows) > wanted.limit:
                break
        page = rows[: wanted.limit]
        cursor = _cursor(page[-1]) if len(rows) > wanted.limit else None
        documents = [document(dict(zip(DOCUMENT_COLUMNS, row[2:], strict=True))) for row in page]
        return EventPage(documents, cursor, format_timestamp(wanted.span.from_ms) if wanted.search else msgspec.UNSET)


def _bounded_search(wanted: EventFilter, now_ms: int) -> EventFilter:
    """A search looks through MAX_SEARCH_MS back from the end of its range: it reads every text of every event there."""
    if not wanted.search:
        return wanted
    newest_ms = min(wanted.span.to_ms, now_ms)
    return msgspec.structs.replace(wanted, span=TimeRange(max(wanted.span.from_ms, newest_ms - MAX_SEARCH_MS), wanted.span.to_ms))


def _spans(wanted: EventFilter, now_ms: int) -> list[TimeRange]:
    """The wanted range cut into pieces, newest first."""
    span, before = wanted.span, wanted.before
    end_ms = span.to_ms if before is None else min(span.to_ms, before.timestamp_ms + 1)
    newest_ms = min(end_ms, now_ms)
    edges = [end_ms, *(newest_ms - step for step in _STEPS_MS if newest_ms - step > span.from_ms), span.from_ms]
    return [TimeRange(low, high) for high, low in pairwise(edges) if low < high]


def _cursor(row: tuple[Any, ...]) -> str:
    return base64.urlsafe_b64encode(f"{row[2]}.{row[0]}.{row[1]}".encode()).decode().rstrip("=")


def _read_cursor(cursor: str) -> Place:
    if len(cursor) <= 100:
        try:
            parts = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode().split(".")
        except (binascii.Error, ValueError):
            parts = []
        if len(parts) == 3 and all(part.isascii() and part.isdigit() and len(part) < 19 for part in parts):
            return Place(*map(int, parts))
    raise _invalid("cursor", "is not one that an answer gave as next_cursor")


def _limit(text: str | None) -> int:
    if text is None or text == "":
        return DEFAULT_PAGE
    if not (text.isascii() and text.isdigit() and len(text) <= 6 and 1 <= int(text) <= MAX_PAGE):
        raise _invalid("limit", f"must be 1 to {MAX_PAGE:,}")
    return int(text)


def _bounded(place: str, value: str) -> str:
    if len(value) > 1_000:
        raise _invalid(place, "is longer than 1,000 characters")
    return value


def _invalid(place: str, reason: str) -> InvalidQuery:
    return InvalidQuery(f"{place[:60]}: {reason}.", details=[ErrorDetail(place[:60], reason)])
