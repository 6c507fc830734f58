"""Web analytics: visits and where they came from, what they saw first and last, and with what."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from tidegauge.analysis.channel import CHANNEL_FIELDS, channel_sql
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
    days = await asked.days()
    lists, truncated = await asked.lists()
    overall = days.pop(0)[1]
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

    async def days(self) -> list[tuple[int, WebFigures]]:
        """The whole window first, then the days on which visits began."""
        binder = Binder()
        day = parse_interval("day")
        starts = list(day.starts(self._inquiry.span, self._inquiry.timezone)) if day else []
        rows = await self._inquiry.read(
            binder,
            f"SELECT roundDown(begun_ms, {binder.integers(starts)}) AS day, {_FIGURES} FROM {self._visits(binder)}"
            " GROUP BY ROLLUP(day) ORDER BY grouping(day) DESC, day",
        )
        whole = _figures(rows[0][1:]) if rows else _figures((0,) * 6)
        known = {row[0]: _figures(row[1:]) for row in rows[1:]}
        return [(0, whole), *((start, known.get(start) or _figures((0,) * 6)) for start in starts)]

    async def lists(self) -> tuple[dict[str, list[WebRow]], list[str]]:
        """Every list, most visitors first, and the names of those that were cut."""
        binder, most = Binder(), self._question.limit
        pairs = ", ".join(f"('{name}', {name})" for name in ("channel", "entry_page", "exit_page", *(f"first_{name}" for name in BY_VISIT)))
        rows = await self._inquiry.read(
            binder,
            f"SELECT pair.1 AS list, pair.2 AS value, {_FIGURES} FROM {self._visits(binder)}"
            f" ARRAY JOIN arrayConcat([{pairs}], arrayMap(page -> ('page', page), pages)) AS pair WHERE value != ''"
            f" GROUP BY list, value ORDER BY list, uniqExact(person) DESC, count() DESC, value LIMIT {most + 1} BY list",
        )
        found: dict[str, list[WebRow]] = defaultdict(list)
        for name, value, *figures in rows:
            found[name.removeprefix("first_")].append(WebRow(name=value, **msgspec.structs.asdict(_figures(figures))))
        return {name: own[:most] for name, own in found.items()}, sorted(name for name, own in found.items() if len(own) > most)

    def _visits(self, binder: Binder) -> str:
        """Visits as rows: person, begun_ms, took_ms, views, pages (distinct), entry_page, exit_page, channel and first_… of BY_VISIT."""
        inquiry, gap_ms = self._inquiry, binder.integer(self._question.gap_seconds * 1000)
        page = f"toString({fields.text(self._page, binder)})"
        kept = ", ".join(f"toString({fields.text(field, binder)}) AS own_{name}" for name, field in zip(BY_VISIT, self._kept, strict=True))
        views = (
            f"SELECT person, session_id, {_MS} AS at_ms, _batch, _row, if({page} = '', toString(path), {page}) AS seen_page,"
            f" {channel_sql(binder)} AS own_channel, {kept} FROM {inquiry.table(self._views, fields=self._needed)}"
            f" WHERE {inquiry.where(binder, self._views)} AND NOT is_bot AND (person != 0 OR session_id != '')"
        )
        # Views of a session id are one visit; others begin one after a gap.
        parted = (
            "SELECT *, if(session_id != '', 0, sum(begins) OVER (PARTITION BY session_id, whose ORDER BY at_ms, _batch, _row)) AS part FROM (SELECT *,"
            " if(session_id != '', 0, person) AS whose, at_ms - lagInFrame(at_ms, 1, at_ms - "
            f"{gap_ms}) OVER (PARTITION BY session_id, if(session_id != '', 0, person) ORDER BY at_ms, _batch, _row) >= {gap_ms} AS begins FROM ({views}))"
        )
        order = "(at_ms, _batch, _row)"
        firsts = ", ".join(f"argMin(own_{name}, {order}) AS first_{name}" for name in BY_VISIT)
        return (
            f"(SELECT any(person) AS person, min(at_ms) AS begun_ms, max(at_ms) - min(at_ms) AS took_ms, count() AS views, groupUniqArray(seen_page) AS pages,"
            f" argMin(seen_page, {order}) AS entry_page, argMax(seen_page, {order}) AS exit_page, argMin(own_channel, {order}) AS channel, {firsts}"
            f" FROM ({parted}) GROUP BY session_id, whose, part)"
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
