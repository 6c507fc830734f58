"""Holds every rule's live number against its condition, and writes each change of an alert once."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from typing import Final

import msgspec

from tidegauge.alerts.alert import AlertKey, Change, KeptAlert
from tidegauge.alerts.reading import NOTHING, Reading, Readings
from tidegauge.alerts.repository import Also, all_alerts, find_alert, forget_alert, record_change
from tidegauge.alerts.rulebook import RuleBook
from tidegauge.alerts.state import AlertState, Phase, advance, due_ms
from tidegauge.alerts.usual import UsualNumbers
from tidegauge.alerts.watched import Watch, WatchedRule
from tidegauge.contracts.sight import as_owner
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Conflict, TidegaugeError, Unavailable
from tidegauge.meta.database import Database

log = logging.getLogger(__name__)

TICK_S: Final = 0.25
RETRY_S: Final = 30.0


class Evaluator:
    """States are in memory and, from their first change on, in the relational store. `on_change` is told of every change that this evaluator wrote."""

    def __init__(self, book: RuleBook, watch: Watch, database: Database, clock: Clock, usual: UsualNumbers) -> None:
        self._book, self._watch, self._database, self._clock, self._usual = book, watch, database, clock, usual
        self._began_ms, self._began_s = clock.now_ms(), clock.monotonic_s()
        self._watched: dict[str, WatchedRule] = {}
        self._states: dict[AlertKey, AlertState] = {}
        self._due: dict[AlertKey, int] = {}
        self._changes: deque[tuple[AlertKey, AlertState | None]] = deque()
        """None: the alert is forgotten."""
        self._has_changes = asyncio.Event()
        self.kept: dict[AlertKey, KeptAlert] = {}
        """What is in the relational store."""
        self.on_change: Callable[[Change], None] = lambda change: None
        self.on_write: Also = lambda session, alert_id: None
        """Called in the transaction of every change that this evaluator writes."""

    async def restore(self) -> None:
        """Go on from the states that were written last. Raises Unavailable."""
        self.kept = await self._database.read(all_alerts)
        self._states = {key: _no_later(kept.state, self._now_ms()) for key, kept in self.kept.items()}
        self.follow_rules()

    def fault(self, rule_id: str) -> str | None:
        """Why a rule cannot be evaluated, if so."""
        watched = self._watched.get(rule_id)
        return None if watched is None or watched.fault is None else watched.fault.message

    def follow_rules(self) -> None:
        """Watch what the book says now: call it after every change of the book. What was found in events that a rule's owner sees no more is forgotten."""
        for key in [key for key, state in self._states.items() if self._is_of_more(key, state)]:
            self._drop(key)
            self._changes.append((key, None))
            self._has_changes.set()
        rules = {id_: known for id_, known in self._book.rules.items() if known.rule.is_enabled}
        for id_, watched in list(self._watched.items()):
            if rules.get(id_) != watched.known:
                watched.end()
                del self._watched[id_]
        for id_, known in rules.items():
            if id_ not in self._watched:
                self._watched[id_] = watched = WatchedRule(known)
                watched.groups = {key.group: None for key in self._states if key.rule_id == id_}
                self._start(watched)
        for key in [key for key in self._states if key.rule_id not in self._book.rules]:
            self._drop(key)

    def tick(self) -> None:
        """Let time pass: several times a second."""
        now_ms, now_s = self._now_ms(), self._clock.monotonic_s()
        for key in [key for key, at_ms in self._due.items() if at_ms <= now_ms]:
            watched = self._watched.get(key.rule_id)
            self._due.pop(key)
            if watched is not None:
                self._advance(watched, key, watched.readings.get(key.group, NOTHING))
        for watched in self._watched.values():
            if watched.retry_s <= now_s:
                self._start(watched)

    async def run(self) -> None:
        """Write changes as they come, forever. A store that does not answer is asked again."""
        while True:
            await self._has_changes.wait()
            self._has_changes.clear()
            while self._changes:
                try:
                    await self._write(*self._changes[0])
                except Unavailable as error:
                    await asyncio.sleep(error.retry_after_s or 1.0)

    async def run_clock(self) -> None:
        """Call `tick` forever."""
        while True:
            await asyncio.sleep(TICK_S)
            self.tick()

    def stop(self) -> None:
        """Watch nothing more."""
        for watched in self._watched.values():
            watched.end()
        self._watched.clear()

    def _is_of_more(self, key: AlertKey, state: AlertState) -> bool:
        known = self._book.rules.get(key.rule_id)
        return known is not None and known.sight is not None and known.sight.digest not in ("", state.sight)

    def _drop(self, key: AlertKey) -> None:
        for places in (self._states, self._due, self.kept):
            places.pop(key, None)

    def _now_ms(self) -> int:
        """The time of the start and what passed since: a clock that is set does not make alerts of the past or the future."""
        return self._began_ms + int((self._clock.monotonic_s() - self._began_s) * 1000)

    def _start(self, watched: WatchedRule) -> None:
        try:
            with as_owner(watched.known.sight):
                watched.start(self._watch, self._usual, lambda readings: self._read(watched, readings), lambda error: self._failed(watched, error))
        except TidegaugeError as error:
            self._failed(watched, error)

    def _failed(self, watched: WatchedRule, error: TidegaugeError) -> None:
        log.warning("alert rule %s of project %d cannot be evaluated: %s", watched.known.id, watched.known.project_id, error.message)
        watched.end()
        watched.fault, watched.retry_s = error, self._clock.monotonic_s() + RETRY_S

    def _read(self, watched: WatchedRule, readings: Readings) -> None:
        if self._watched.get(watched.known.id) is not watched:
            return
        watched.readings = readings
        watched.groups |= dict.fromkeys(readings)
        for group in watched.groups:
            self._advance(watched, AlertKey(watched.known.id, group), readings.get(group, NOTHING))

    def _advance(self, watched: WatchedRule, key: AlertKey, reading: Reading) -> None:
        now_ms, rule = self._now_ms(), watched.known.rule
        before = self._states.get(key) or AlertState(since_ms=now_ms)
        sight = watched.known.sight
        state = msgspec.structs.replace(advance(rule, before, reading, now_ms), sight="" if sight is None else sight.digest)
        self._states[key] = state
        at_ms = due_ms(rule, state)
        if at_ms is None:
            self._due.pop(key, None)
        else:
            self._due[key] = at_ms
        if state.phase != before.phase:
            self._changes.append((key, state))
            self._has_changes.set()

    async def _write(self, key: AlertKey, state: AlertState | None) -> None:
        """Write the oldest change that waits. Raises Unavailable, and leaves it waiting."""
        if state is None:
            await self._database.write(forget_alert, key)
            self._changes.popleft()
            self.kept.pop(key, None)
            return
        if self._is_of_more(key, state):
            self._changes.popleft()
            return
        kept, known = self.kept.get(key), self._book.rules.get(key.rule_id)
        try:
            written = None if known is None else await self._database.write(record_change, key, kept, state, self.on_write)
        except Conflict:
            written = None
        if written is None or known is None:
            await self._take_over(key)
            return
        self._changes.popleft()
        if not self._is_of_more(key, state):
            self.kept[key] = written
        before: Phase = "ok" if kept is None else kept.state.phase
        self.on_change(Change(known.project_id, known.id, known.rule, written.id, key.group, before, state, written.changes, known.timezone, known.sight))

    async def _take_over(self, key: AlertKey) -> None:
        """Somebody else wrote a change, or the rule is gone: what is written is what is. Raises Unavailable."""
        found = await self._database.read(find_alert, key)
        self._changes = deque(change for change in self._changes if change[0] != key)
        if found is not None and self._is_of_more(key, found.state):
            self._changes.append((key, None))
            found = None
        if found is None:
            self._states.pop(key, None)
            self.kept.pop(key, None)
        else:
            self.kept[key], self._states[key] = found, found.state


def _no_later(state: AlertState, now_ms: int) -> AlertState:
    """What was written before the clock was set back did not begin after now."""
    times = {name: min(at_ms, now_ms) for name in ("since_ms", "clear_since_ms", "missing_since_ms", "fired_ms") if (at_ms := getattr(state, name)) is not None}
    return msgspec.structs.replace(state, **times)
