"""Has notices written: with every change of an alert, and as time passes (a mute ends, an alert settles, one goes on firing)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Final

from tidegauge.alerts.alert import AlertKey, KeptAlert
from tidegauge.alerts.outlook.repository import open_alerts, tell, told_projects
from tidegauge.alerts.rulebook import RuleBook
from tidegauge.core.clock import Clock
from tidegauge.core.errors import TidegaugeError
from tidegauge.meta.database import Database

LOOK_S: Final = 5.0
_AT_ONCE: Final = 200
"""Alerts of one transaction."""


class Teller:
    """`kept`: the alerts as they are known here. `on_notice` is called when notices were written."""

    def __init__(self, book: RuleBook, kept: Callable[[], Mapping[AlertKey, KeptAlert]], database: Database, clock: Clock) -> None:
        self._book, self._kept, self._database, self._clock = book, kept, database, clock
        self.on_notice: Callable[[], None] = lambda: None

    def changed(self, session: Any, alert_id: str) -> None:
        """An alert changes in this transaction, which writes what there is to tell of it too. Runs on a thread of the database."""
        tell(session, self._book.rules, [alert_id], self._clock.now_ms())

    async def look(self) -> int:
        """Write what there is to tell by now; gives how many notices that were. Raises Unavailable."""
        projects = await self._database.read(told_projects)
        if not projects:
            return 0
        rules = {id_: known for id_, known in self._book.rules.items() if known.project_id in projects}
        firing = {kept.id for key, kept in self._kept().items() if key.rule_id in rules and kept.state.phase in ("firing", "no_data")}
        candidates = sorted(firing | await self._database.read(open_alerts))
        count = 0
        for start in range(0, len(candidates), _AT_ONCE):
            count += await self._database.write(tell, rules, candidates[start : start + _AT_ONCE], self._clock.now_ms())
        if count:
            self.on_notice()
        return count

    async def run(self) -> None:
        """Look again and again, forever."""
        while True:
            await asyncio.sleep(LOOK_S)
            try:
                await self.look()
            except TidegaugeError:
                continue  # the store does not answer now: what was not told is told by the next look
