"""Short work beside the event loop's turns, each with a word on how it ended."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Hashable
from typing import Any

from tidegauge.core.errors import TidegaugeError

log = logging.getLogger(__name__)
Done = Callable[[TidegaugeError | None], None]


class Jobs:
    """At most one job per subject. A failure that is not a TidegaugeError is logged with its traceback and told as an internal error."""

    def __init__(self) -> None:
        self._tasks: dict[Hashable, asyncio.Task[None]] = {}

    def __contains__(self, subject: Hashable) -> bool:
        return subject in self._tasks

    def start(self, subject: Hashable, work: Coroutine[Any, Any, None], done: Done) -> None:
        """Run `work`; `done` gets None or the error, unless the job was cancelled."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks[subject] = task
        task.add_done_callback(lambda ended: self._finish(subject, ended, done))

    def cancel(self, subject: Hashable) -> None:
        """End the subject's job, if there is one, without a word."""
        task = self._tasks.pop(subject, None)
        if task is not None:
            task.cancel()

    async def stop(self) -> None:
        """Cancel all and wait for their end."""
        tasks = list(self._tasks.values())
        for subject in list(self._tasks):
            self.cancel(subject)
        await asyncio.gather(*tasks, return_exceptions=True)

    def _finish(self, subject: Hashable, task: asyncio.Task[None], done: Done) -> None:
        if self._tasks.get(subject) is task:
            del self._tasks[subject]
        if task.cancelled():
            return
        error = task.exception()
        if error is None or isinstance(error, TidegaugeError):
            done(error)
        else:
            log.error("live job failed", exc_info=error)
            done(TidegaugeError("Something went wrong here. It is in the server's log."))
