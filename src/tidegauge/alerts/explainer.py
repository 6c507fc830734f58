"""Explains alerts that begin to fire: off the way of evaluating, one after the other, once each; what it finds is kept with the change."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Final

from tidegauge.alerts.alert import Change
from tidegauge.alerts.condition import is_met
from tidegauge.alerts.contributing import Contribution, contributing
from tidegauge.alerts.repository import put_contributing
from tidegauge.alerts.rule import Rule
from tidegauge.alerts.state import AlertState
from tidegauge.alerts.term import Term
from tidegauge.contracts.sight import as_owner
from tidegauge.core.clock import Clock
from tidegauge.core.errors import TidegaugeError
from tidegauge.meta.database import Database
from tidegauge.query.execute import QueryService

log = logging.getLogger(__name__)

SETTLE_S: Final = 1.0
"""The event that made an alert fire is told before the store has it."""

MAX_WAITING: Final = 20
"""Alerts that wait to be explained; those of a flood beyond it are not."""

MAX_KEPT: Final = 200

PropertiesOf = Callable[[int], Sequence[str]]


class Explainer:
    """`of` may be asked by whoever tells of a change; all get the one answer."""

    def __init__(self, query: QueryService, database: Database, clock: Clock, properties_of: PropertiesOf, *, settle_s: float = SETTLE_S) -> None:
        """`properties_of`: names of text properties of a project that may explain a change, most frequent first."""
        self._query, self._database, self._clock, self._properties_of = query, database, clock, properties_of
        self._settle_s = settle_s
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._asked: dict[tuple[str, int], asyncio.Task[list[Contribution]]] = {}

    def take(self, change: Change) -> None:
        """A change was written: if it is one to firing, find out what explains it."""
        if change.state.phase != "firing" or self._waiting >= MAX_WAITING:
            return
        self._waiting += 1
        task = asyncio.ensure_future(self._explained(change))
        task.add_done_callback(self._settled)
        self._asked[change.alert_id, change.number] = task
        while len(self._asked) > MAX_KEPT:
            self._asked.pop(next(iter(self._asked)))

    async def of(self, change: Change) -> list[Contribution]:
        """What explains a change that was taken, once that is known; empty for others, where nothing does, where it could not be found out, and in a flood of
        alerts."""
        task = self._asked.get((change.alert_id, change.number))
        return [] if task is None else await asyncio.shield(task)

    async def stop(self) -> None:
        """Leave what is not explained yet."""
        tasks = [task for task in self._asked.values() if not task.done()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _explained(self, change: Change) -> list[Contribution]:
        try:
            await asyncio.sleep(self._settle_s)
            async with self._turn:
                return await self._explain(change)
        except TidegaugeError as error:
            log.warning("what contributed to alert %s of project %d is not known: %s", change.alert_id, change.project_id, error.message)
            return []

    def _settled(self, task: asyncio.Task[list[Contribution]]) -> None:
        self._waiting -= 1

    async def _explain(self, change: Change) -> list[Contribution]:
        project = change.project_id
        term = explained_term(change.rule, change.state)
        group = change.group if term.group_names else ()
        with as_owner(change.sight):
            found = await contributing(self._query, term, group, project, change.timezone, self._clock.now_ms(), self._properties_of(project))
        await self._database.write(put_contributing, change.alert_id, change.number, found)
        return found


def explained_term(rule: Rule, state: AlertState) -> Term:
    """The term of a rule that made its alert fire: the first that is met."""
    for term, number in zip(rule.terms, state.numbers, strict=False):
        if number is not None and is_met(term, number, is_firing=False):
            return term
    return rule.parts[0]
