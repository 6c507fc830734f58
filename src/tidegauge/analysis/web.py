"""Web analytics: visits and where they came from, what they saw first and last, and with what."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from tidegauge.analysis.channel import BY_DICTIONARY, CHANNEL_FIELDS, channel_of
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion, EventChoice
from tidegauge.contracts.answer import ResultRow
from tidegauge.contracts.field import resolve_field
from tidegauge.core.time_range import MINUTE_MS, TimeRange, parse_interval
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.compile import fields
from tidegauge.query.compile.statement import Binder

NOW_MINUTES: Final = 5
MAX_ROWS: Final = 500
_ENGAGED_MS: Final = 10_000
_MS: Final = "toUnixTimestamp64Milli(timestamp)"

BY_VISIT: Final = ("referrer", "utm_source", "utm_medium", "utm_campaign", "country", "device", "browser", "os", "language", "screen")
"""Lists by a property of a visit's first view; `channel`, `entry_page` and `exit_page` besides."""


class WebQuestion(AnalysisQuestion, kw_only=True):
    """A visit is page views of one session id; of views without one, a person's with no gap of half an hour. Crawlers are counted apart."""

    views: EventChoice = msgspec.field(default_factory=lambda: EventChoice("page_views"))
    page_by: Annotated[str, Meta(min_length=1, max_length=400, description="The property that names the page; views without it fall back to `path`.")] = "page"
    limit: Annotated[int, Meta(ge=1, le=MAX_ROWS, description="Rows of a list at most.")] = 10
    gap_seconds: Annotated[int, Meta(ge=60, le=86_400)] = 1_800


class WebFigures(msgspec.Struct, kw_only=True):
    """Of some visits. A bounce saw one page and was not engaged; an engaged visit took ten seconds or saw two pages (Google Analytics' rule).

    Durations are from the first view to the last.
    """

    visitors: int
    visits: int
    views: int
    bounce_rate: float | None
    engagement_rate: float | None
    mean_visit_seconds: float | None
    views_per_visit: float | None


class WebRow(WebFigures, kw_only=True):
    """The visits with one value. For pages, the visits that saw the page."""

    name: str


class WebDay(WebFigures, kw_only=True):
    """The visits that began on this local day."""

    timestamp: str


class WebAnswer(AnalysisAnswer, kw_only=True):
    """`lists`: by page, entry_page, exit_page, channel, referrer, utm_source, utm_medium, utm_campaign, country, device, browser, os, language and screen;
    `truncated` names those that have more rows. `visitors_now`: of the last five minutes. `results`: visitors by day."""

    overall: WebFigures
    visitors_now: int
    bot_views: int
    bots: int
    days: list[WebDay]
    lists: dict[str, list[WebRow]]
    truncated: list[str]


async def web(question: WebQuestion, inquiry: Inquiry) -> WebAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    asked = _Asked(question, inquiry)
    bot_views, bots, now = await asked.apart()
    overall, days, lists, truncated = await asked.visits()
    return WebAnswer(
        results=[ResultRow("visitors", day.visitors, day.visits, {}, format_timestamp(start)) for start, day in days],
        meta=inquiry.meta(total=overall.visitors, interval="day", truncated=bool(truncated)),
        overall=overall,
        visitors_now=now,
        bot_views=bot_views,
        bots=bots,
        days=[WebDay(timestamp=format_timestamp(start), **msgspec.structs.asdict(day)) for start, day in days],
        lists=lists,
        truncated=truncated,
    )


_FIGURES: Final = (
    f"uniqExact(person), count(), sum(views), countIf(views = 1 AND took_ms < {_ENGAGED_MS}), countIf(views > 1 OR took_ms >= {_ENGAGED_MS}), sum(took_ms)"
)


_NAMED: Final = "session_id != ''"
_NAMELESS: Final = "session_id = ''"


class _Asked:
    """The statements of one question."""

    def __init__(self, question: WebQuestion, inquiry: Inquiry) -> None:
        self._question, self._inquiry = question, inquiry
        self._views = inquiry.condition_of(question.views, "views")
        self._page = resolve_field(question.page_by)
        self._kept = tuple(resolve_field(name) for name in BY_VISIT)
        others = tuple(resolve_field(name) for name in ("person", "session_id", "is_bot", "path"))
        self._needed = (self._page, *self._kept, *CHANNEL_FIELDS, *others)

    async def apart(self) -> tuple[int, int, int]:
        """Views and number of crawlers in the window; visitors of the last minutes."""
        binder, inquiry = Binder(), self._inquiry
        table = inquiry.table(self._views, fields=self._needed)
        bots = await inquiry.read(
            binder, f"SELECT count(), uniqExact(person) FROM {table} WHERE {inquiry.where(binder, self._views)} AND is_bot"
        )  # fmt: skip
        recent = TimeRange(inquiry.now_ms - NOW_MINUTES * MINUTE_MS, inquiry.now_ms + MINUTE_MS)
        now = Binder()
        where = inquiry.where(now, self._views, recent)
        people = await inquiry.read(now, f"SELECT uniqExact(person) FROM {table} WHERE {where} AND NOT is_bot AND person != 0")
        return bots[0][0], bots[0][1], people[0][0]

    async def visits(self) -> tuple[WebFigures, list[tuple[int, WebFigures]], dict[str, list[WebRow]], list[str]]:
        """All visits, by the day on which they began, and by every list (most visitors first); and the names of lists that were cut."""
        binder, most = Binder(), self._question.limit
        day = parse_interval("day")
        starts = list(day.starts(self._inquiry.span, self._inquiry.timezone)) if day else []
        lists = ("channel", "entry_page", "exit_page", *(f"first_{name}" for name in BY_VISIT))
        pairs = [f"('{name}', toString({name}))" for name in lists]
        pairs += ["('', 'all')", f"('day', toString(roundDown(begun_ms, {binder.integers(starts)})))"]
        rows = await self._inquiry.read(
            binder,
            f"SELECT pair.1 AS list, pair.2 AS entry, {_FIGURES} FROM {self._visits(binder)}"
            f" ARRAY JOIN arrayConcat([{', '.join(pairs)}], arrayMap(page -> ('page', page), pages)) AS pair WHERE entry != ''"
            f" GROUP BY list, entry ORDER BY list, uniqExact(person) DESC, count() DESC, entry LIMIT {max(most, len(starts)) + 1} BY list {BY_DICTIONARY}",
        )
        found: dict[str, dict[str, WebFigures]] = defaultdict(dict)
        for name, value, *figures in rows:
            found[name.removeprefix("first_")][value] = _figures(figures)
        nothing = _figures((0,) * 6)
        days, overall = found.pop("day", {}), found.pop("", {}).get("all", nothing)
        shown = {name: [WebRow(name=value, **msgspec.structs.asdict(figures)) for value, figures in own.items()][:most] for name, own in found.items()}
        return overall, [(at, days.get(str(at), nothing)) for at in starts], shown, sorted(name for name, own in found.items() if len(own) > most)

    def _visits(self, binder: Binder) -> str:
        """Visits as rows: person, begun_ms, took_ms, views, pages (distinct), entry_page, exit_page, channel and first_… of BY_VISIT.

        Views of a session id are one visit; others begin one after a gap.
        """
        gap_ms = binder.integer(self._question.gap_seconds * 1000)
        order = "(at_ms, _batch, _row)"
        columns = (
            "any(person) AS whose, min(at_ms) AS begun_ms, max(at_ms) - min(at_ms) AS took_ms, count() AS views, groupUniqArray(seen_page) AS pages,"
            f" argMin(seen_page, {order}) AS entry_page, argMax(seen_page, {order}) AS exit_page,"
            f" argMin(({', '.join(f'own_{name}' for name in BY_VISIT)}), {order}) AS first"
        )
        begins = f"at_ms - lagInFrame(at_ms, 1, at_ms - {gap_ms}) OVER (PARTITION BY person ORDER BY at_ms, _batch, _row) >= {gap_ms} AS begins"
        gapped = f"SELECT *, {begins} FROM ({self._read(binder, _NAMELESS)})"
        parted = f"SELECT *, sum(begins) OVER (PARTITION BY person ORDER BY at_ms, _batch, _row) AS part FROM ({gapped})"
        named = f"SELECT {columns} FROM ({self._read(binder, _NAMED)}) GROUP BY session_id"
        nameless = f"SELECT {columns} FROM ({parted}) GROUP BY person, part"
        firsts = ", ".join(f"first.{place} AS first_{name}" for place, name in enumerate(BY_VISIT, 1))
        channel = channel_of("first_utm_source", "first_utm_medium", "first_referrer", binder)
        shown = f"whose AS person, begun_ms, took_ms, views, pages, entry_page, exit_page, {firsts}, {channel} AS channel"
        return f"(SELECT {shown} FROM ({named} UNION ALL {nameless}))"

    def _read(self, binder: Binder, only: str) -> str:
        """The views that make visits."""
        inquiry, page = self._inquiry, f"toString({fields.text(self._page, binder)})"
        kept = ", ".join(f"{fields.text(field, binder)} AS own_{name}" for name, field in zip(BY_VISIT, self._kept, strict=True))
        return (
            f"SELECT person, session_id, {_MS} AS at_ms, _batch, _row, if({page} = '', toString(path), {page}) AS seen_page, {kept}"
            f" FROM {inquiry.table(self._views, fields=self._needed)}"
            f" WHERE {inquiry.where(binder, self._views)} AND NOT is_bot AND (person != 0 OR session_id != '') AND {only}"
        )


def _figures(row: Any) -> WebFigures:
    visitors, visits, views, bounces, engaged, took_ms = row
    return WebFigures(
        visitors=visitors,
        visits=visits,
        views=views,
        bounce_rate=bounces / visits if visits else None,
        engagement_rate=engaged / visits if visits else None,
        mean_visit_seconds=took_ms / visits / 1000 if visits else None,
        views_per_visit=views / visits if visits else None,
    )


WEB: Final = Kind(
    name="web",
    title="Web analytics",
    description="Visits: where they came from, what they saw first and last, with what, and how many were engaged.",
    question=WebQuestion,
    answer=WebAnswer,
    run=web,
)
