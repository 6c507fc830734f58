"""The hub: everything that open screens follow, fed by durable batches."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol

import msgspec

from tidegauge.analysis.kind import Kind
from tidegauge.analysis.reading import is_analysis, read_analysis
from tidegauge.contracts.answer import Answer
from tidegauge.contracts.batch import EventBatch
from tidegauge.contracts.caller import calling
from tidegauge.contracts.plan import Condition, Plan
from tidegauge.contracts.ports import RowReader
from tidegauge.contracts.question import Question
from tidegauge.contracts.sight import WHOLE, Sight, current_sight, seeing
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Forbidden, InvalidQuery, NotFound, TidegaugeError
from tidegauge.core.tasks import Supervisor
from tidegauge.core.time_range import TimeRange
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS, MIN_TIMESTAMP_MS
from tidegauge.live.analysis_registry import AnalysisRegistry, Answering
from tidegauge.live.analysis_tile import AnalysisTile, Asked
from tidegauge.live.connection import Connection, Viewer
from tidegauge.live.feed import Document, Feed
from tidegauge.live.feed_registry import FeedRegistry
from tidegauge.live.frame import Frame
from tidegauge.live.freshness import LiveFreshness, TileView, live_freshness, tile_view
from tidegauge.live.hall import RoomRegistry, RoomTopic
from tidegauge.live.intake import Intake
from tidegauge.live.job import Jobs
from tidegauge.live.limits import LiveLimits
from tidegauge.live.messages import read_feed
from tidegauge.live.meter import Meter
from tidegauge.live.metric_tile import MetricTile
from tidegauge.live.publisher import Publisher
from tidegauge.live.recent import RecentBatches
from tidegauge.live.roster import Roster
from tidegauge.live.snapshot import Snapshots, Tables
from tidegauge.live.statistics import HubStatistics
from tidegauge.live.summary import Summaries, Summary
from tidegauge.live.tile_registry import TileRegistry
from tidegauge.live.watch import Watcher
from tidegauge.query.body import decode_given, decode_question
from tidegauge.query.events import EventFilter, EventLister
from tidegauge.query.filter import parse_filters
from tidegauge.query.properties import event_documents
from tidegauge.query.row_rules.condition import both, own_condition
from tidegauge.query.segments.source import has_segment
from tidegauge.stream.engine import StreamEngine

if TYPE_CHECKING:
    from tidegauge.live.topic import Subscription

log = logging.getLogger(__name__)

TICK_S: Final = 0.25


class Questions(Tables, Protocol):
    """The query service, as far as live answers need it."""

    def plan(self, question: Question, project: int, timezone: str) -> Plan: ...


class Hub:
    """Call `on_batches` and `on_stored` on the event loop: batches right after they are durable, in sequence order."""

    def __init__(
        self,
        *,
        clock: Clock,
        engine: StreamEngine,
        questions: Questions,
        reader: RowReader,
        lister: EventLister,
        analyses: Answering,
        limits: LiveLimits | None = None,
        sight_of: Callable[[Any], Sight] = lambda viewer: WHOLE,
    ) -> None:
        """`sight_of`: what a viewer may see of the project's events now."""
        self.limits = limits or LiveLimits()
        self._sight_of = sight_of
        self.roster = Roster(self.limits)
        self.dropped = 0
        self._clock, self._engine, self._questions, self._lister = clock, engine, questions, lister
        self._jobs = Jobs()
        self.meter = Meter(clock, engine.watermark)
        self._recent = RecentBatches()
        self._publisher = Publisher(clock.monotonic_s, self.limits)
        self._intake = Intake(engine, clock.monotonic_s, self.limits, self._publisher.pace, self._folded, self._is_followed)
        snapshots = Snapshots(engine, questions, reader, clock)
        self._tiles = TileRegistry(snapshots, engine, reader, self._publisher, self._jobs, self._make_tile, self.limits)
        self._analyses = AnalysisRegistry(analyses, engine, reader, self._publisher, self._jobs, clock, self.limits, self.meter.note_lag)
        self._feeds = FeedRegistry(self._newest_events, event_documents, self._recent, self._publisher, self._jobs, self.limits)
        self.rooms = RoomRegistry()
        self.summaries = Summaries(self.watch, clock)
        self._supervisor = Supervisor(_report_crash, clock=clock)
        self._messages_of_gone = 0

    async def start(self) -> None:
        """Start the clockwork: moving windows, refreshes, heartbeats."""
        self._supervisor.start("live-ticker", self._tick_forever)

    async def stop(self) -> None:
        """Tell every peer that the server restarts, and end all work."""
        await self._supervisor.stop()
        self.roster.send_away()
        self._intake.stop()
        await self._jobs.stop()
        self._tiles.stop()
        self._analyses.stop()
        self._publisher.stop()

    def on_batches(self, batches: Sequence[EventBatch]) -> None:
        """Durable batches, in sequence order; they are folded in the next turn of the loop, or together with others when busy."""
        self._intake.take(batches)

    def on_stored(self, sequence: int) -> None:
        """The store has every batch up to `sequence`."""
        self._engine.release(sequence)
        self._recent.release(sequence, self._clock.monotonic_s())

    def follow_query(self, connection: Connection, id_: str, raw: bytes, viewer: Viewer, *, wants_changes: bool = False) -> Subscription:
        """Follow the answer to a Question or an analysis (JSON). Raises InvalidQuery, LimitReached, Forbidden."""
        with self.seen_by(viewer):
            return self._follow_query(connection, id_, raw, viewer, wants_changes=wants_changes)

    def _follow_query(self, connection: Connection, id_: str, raw: bytes, viewer: Viewer, *, wants_changes: bool) -> Subscription:
        if b'"analysis"' in raw and is_analysis(given := decode_given(raw)):
            kind, question = read_analysis(given)
            _require(kind, viewer)
            return self._analyses.follow(kind, question, viewer.project_id, viewer.timezone, id_, connection.outbox, connection.on_fault)
        plan = self._questions.plan(decode_question(raw), viewer.project_id, viewer.timezone)
        return self._tiles.follow(plan, id_, connection.outbox, connection.on_fault, wants_changes=wants_changes)

    async def admit_again(self, subscriptions: Sequence[Subscription], viewer: Viewer) -> None:
        """The viewer of these may do other things than before: what they may not follow any more ends, and in rooms they do what they may now."""
        for subscription in subscriptions:
            topic = subscription.topic
            try:
                if isinstance(topic, AnalysisTile):
                    _require(topic.asked.kind, viewer)
                elif isinstance(topic, RoomTopic):
                    await self.rooms.admit_again(topic, subscription, viewer)
            except (Forbidden, NotFound) as error:
                subscription.on_fault(subscription, error, is_final=True)

    def follow_feed(self, connection: Connection, id_: str, raw: bytes, viewer: Viewer) -> Subscription:
        """Follow events as they arrive; `raw` is a FeedQuestion (JSON). Raises InvalidInput."""
        feed = read_feed(raw)
        condition = parse_filters(feed.filters)
        if has_segment(condition):
            raise InvalidQuery("A live list of events cannot be of a segment; take the segment out of the filters.")
        with self.seen_by(viewer):
            seen = both(own_condition(viewer.project_id), condition)
            return self._feeds.follow(viewer.project_id, seen, feed.limit, id_, connection.outbox, connection.on_fault)

    @contextmanager
    def seen_by(self, viewer: Viewer) -> Iterator[None]:
        """What is done inside is done for the viewer, by what they may see now."""
        with calling(viewer.name), seeing(self._sight_of(viewer)):
            yield

    def watch(
        self, query: dict[str, object], project: int, timezone: str, on_answer: Callable[[Answer], None], on_fault: Callable[[TidegaugeError], None]
    ) -> Watcher:
        """Call `on_answer` now or soon, then with every update, as screens get it, until the watcher's `end`. `query`: a Question or an analysis.

        `on_fault`: nothing more will come. Raises InvalidQuery, LimitReached.
        """

        def failed(subscription: Subscription, error: TidegaugeError, *, is_final: bool) -> None:
            if is_final:
                self.leave(subscription)
                on_fault(error)

        watcher = Watcher(self._questions.finish, self._clock, on_answer, self.leave)
        if is_analysis(query):
            kind, question = read_analysis(query)
            watcher.subscription = self._analyses.follow(kind, question, project, timezone, "watch", watcher, failed)
        else:
            plan = self._questions.plan(decode_question(msgspec.json.encode(query)), project, timezone)
            watcher.subscription = self._tiles.follow(plan, "watch", watcher, failed)
        return watcher

    def announce(self, project: int, message: msgspec.Struct, sight: Sight = WHOLE) -> None:
        """Tell everyone who looks at the project and sees everything, or just what the message was made of."""
        frame = Frame(msgspec.json.encode(message))
        for connection in self.roster:
            if connection.viewer is None or connection.viewer.project_id != project:
                continue
            if (seen := self._sight_of(connection.viewer)).is_whole or seen == sight:
                connection.outbox.remark(frame)

    def reload(self, project: int) -> None:
        """Events of the project were removed: its answers are read anew."""
        self._tiles.reload(project)
        self._analyses.reload(project)

    def reload_segments(self, project: int) -> None:
        """A segment of the project was changed: answers that ask for one are read anew."""
        self._tiles.reload(project, only_of_segments=True)
        self._analyses.reload(project)

    def renew(self, project: int) -> None:
        """Somebody may see other events of the project than before: its screens come back and are given theirs anew."""
        self.roster.send_back([one for one in self.roster if one.viewer is not None and one.viewer.project_id == project])

    def renew_if_changed(self, connection: Connection, before: Viewer, now: Viewer) -> None:
        """The same for one connection, when its viewer sees other events than before."""
        if self._sight_of(before) != self._sight_of(now):
            self.roster.send_back([connection])

    def leave(self, subscription: Subscription) -> None:
        """The subscription has ended; what only it needed goes."""
        subscription.outbox.forget(subscription)
        topic = subscription.topic
        if isinstance(topic, MetricTile):
            self._tiles.leave(topic, subscription, self._clock.monotonic_s())
        elif isinstance(topic, AnalysisTile):
            self._analyses.leave(topic, subscription)
        elif isinstance(topic, Feed):
            self._feeds.leave(topic, subscription)
        elif isinstance(topic, RoomTopic):
            self.rooms.leave(topic, subscription)
        elif isinstance(topic, Summary):
            self.summaries.leave(topic, subscription)

    def part(self, connection: Connection) -> None:
        """The connection is gone."""
        connection.release()
        self._jobs.cancel(connection)
        self.roster.remove(connection)
        self._messages_of_gone += connection.outbox.sent

    def statistics(self) -> HubStatistics:
        """The state of the hub now."""
        connections = list(self.roster)
        return HubStatistics(
            connections=len(connections),
            subscriptions=sum(len(connection.subscriptions) for connection in connections),
            tiles=len(self._tiles) + len(self._analyses),
            tiles_refreshed=self._tiles.refreshed_count + self._analyses.refreshed_count,
            feeds=len(self._feeds),
            messages=self._messages_of_gone + sum(connection.outbox.sent for connection in connections),
            updates=self._publisher.updates,
            dropped=self.dropped,
            waiting_rows=self._intake.waiting_rows,
            publish_interval_ms=self._publisher.pace.interval_s * 1000,
            lag_p50_ms=self.meter.lags.quantile(0.5),
            lag_p95_ms=self.meter.lags.quantile(0.95),
        )

    def freshness(self, project: int) -> LiveFreshness:
        """How fresh and complete the project's live numbers are: everybody's, whatever they see of it."""
        progress = self.meter.progress(project, self._intake.waiting_rows)
        return live_freshness(progress, [*self._tiles.of_project(project), *self._analyses.of_project(project)])

    def tile_freshness(self, raw: bytes, project: int, timezone: str) -> TileView | None:
        """The same of the live answer to a Question or an analysis (JSON), None when nobody follows it. Raises InvalidQuery."""
        if b'"analysis"' in raw and is_analysis(given := decode_given(raw)):
            kind, question = read_analysis(given)
            asked = Asked(kind, question, project, timezone, msgspec.json.encode(question), current_sight())
            tile: MetricTile | AnalysisTile | None = self._analyses.find(asked)
        else:
            tile = self._tiles.find(self._questions.plan(decode_question(raw), project, timezone))
        return None if tile is None else tile_view(tile)

    def tick(self, now_s: float) -> None:
        """Do what time asks for: see `start`."""
        self._tiles.tick(now_s)
        self._analyses.tick(now_s)
        self._publisher.kick()

    def check_connections(self, now_s: float) -> None:
        """Deadlines, heartbeats and session checks of all connections."""
        for connection in self.roster:
            connection.check(now_s)
            if now_s >= connection.recheck_at_s and connection not in self._jobs:
                connection.recheck_at_s = now_s + self.limits.recheck_s
                self._jobs.start(connection, connection.recheck(), _ignore_unavailable(connection))

    def recheck(self, person: str) -> None:
        """What a person or key may do has changed: their connections are looked at within a second, not at their next turn."""
        for connection in self.roster.of(person):
            connection.recheck_at_s = 0.0

    async def _newest_events(self, project: int, condition: Condition, limit: int) -> list[Document]:
        wanted = EventFilter(condition, TimeRange(MIN_TIMESTAMP_MS, MAX_TIMESTAMP_MS), limit=limit)
        return (await self._lister.page(project, wanted, self._clock.now_ms())).events

    def _make_tile(self, plan: Plan) -> MetricTile:
        return MetricTile(plan, self._questions.finish, self._clock, partial(self.meter.note_lag, "metric"))

    def _is_followed(self) -> bool:
        return bool(len(self._tiles) or len(self._analyses) or len(self._feeds))

    def _folded(self, batches: list[EventBatch]) -> None:
        self._recent.add(batches, self._clock.monotonic_s())
        arrived = _arrivals(batches)
        self.meter.note_folded(arrived)
        self._tiles.note_news(arrived)
        self._analyses.note_news(arrived)
        self._feeds.fold(batches, arrived)
        self._publisher.kick()

    async def _tick_forever(self) -> None:
        loop = asyncio.get_running_loop()
        check_at_s = 0.0
        while True:
            await asyncio.sleep(TICK_S)
            self.tick(self._clock.monotonic_s())
            if loop.time() >= check_at_s:
                check_at_s = loop.time() + 1.0
                self.check_connections(loop.time())


def _arrivals(batches: Sequence[EventBatch]) -> dict[int, tuple[int, int]]:
    """Project -> (receipt of its oldest event in ms, last sequence)."""
    arrived: dict[int, tuple[int, int]] = {}
    for batch in filter(len, batches):
        receipt_ms = batch.record.column("received")[0].value
        for project in batch.spans:
            known = arrived.get(project)
            arrived[project] = (receipt_ms if known is None else min(known[0], receipt_ms), batch.sequence)
    return arrived


def _require(kind: Kind, viewer: Viewer) -> None:
    if not viewer.may(kind.permission):
        raise Forbidden(f"This needs the permission '{kind.permission}', which you do not have.")


def _report_crash(name: str, error: BaseException, pause_s: float) -> None:
    log.error("%s crashed, goes on in %.1f s", name, pause_s, exc_info=error)


def _ignore_unavailable(connection: Connection) -> Callable[[TidegaugeError | None], None]:
    """A check that could not be made is made again; one that says no has closed the connection itself."""

    def done(error: TidegaugeError | None) -> None:
        if error is not None:
            connection.recheck_at_s = 0.0

    return done
