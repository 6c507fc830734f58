"""The journal: accepted batches, durable before anyone is told so, in order, replayable."""

from __future__ import annotations

import asyncio
import bisect
import queue
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

import apsw
import msgspec
import structlog

from tidegauge.contracts.batch import EventBatch
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Unavailable
from tidegauge.journal.entry import Entry, JournalCorrupt, Message, encode, pack, unpack_all
from tidegauge.journal.journal_file import JournalFile

log = structlog.get_logger(__name__)

FULL: Final = 0.98
"""Of the cap: what is left is less than many a batch needs."""

SMALL_ROWS: Final = 200
"""Up to this many rows a batch of columns has its message made before it waits: that takes 13 us, asking them for their size 50. Rows always have."""

_RETRY_AFTER_S: Final = 1.0
_HOUSEKEEPING_S: Final = 0.25
_READ_BYTES: Final = 64 * 1024 * 1024

COMMIT_MS_BOUNDS: Final = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 500.0)
"""Upper bounds of `JournalStatistics.commit_counts`; the last count is of slower ones."""

_T = TypeVar("_T")
Listener = Callable[[list[EventBatch]], None]


class JournalStatistics(msgspec.Struct):
    """Since the start: commits, batches, bytes written, commit seconds; now: bytes held and the sequences at both ends."""

    commits: int = 0
    batches: int = 0
    bytes_written: int = 0
    commit_s: float = 0.0
    last_commit_ms: float = 0.0
    commit_counts: list[int] = msgspec.field(default_factory=lambda: [0] * (len(COMMIT_MS_BOUNDS) + 1))
    failures: int = 0
    bytes_held: int = 0
    first_sequence: int = 0
    last_sequence: int = 0


class _Waiting:
    __slots__ = ("batch", "future", "message")

    def __init__(self, batch: EventBatch, message: Message | None, future: asyncio.Future[int]) -> None:
        self.batch = batch
        self.message = message
        self.future = future


class Journal:
    """Implements contracts.ports.EventSink. One thread writes: everything that waits while a commit runs shares the next one (group commit).

    Listeners get the durable batches in sequence on the event loop, before the appends return.
    """

    def __init__(self, directory: Path, *, max_bytes: int, clock: Clock, listeners: list[Listener] | None = None) -> None:
        self.path = directory / "journal.db"
        self.listeners: list[Listener] = listeners or []
        self.statistics = JournalStatistics()
        self._max_bytes = max_bytes
        self._clock = clock
        self._queue: queue.SimpleQueue[_Waiting | Callable[[], None] | None] = queue.SimpleQueue()
        self._pending_bytes = 0
        self._positions: dict[str, int] = {}
        self._is_position_new = False
        self._housekept_s = 0.0
        self._broken_until_s = 0.0
        self._lock = threading.Lock()
        self._file: JournalFile | None = None
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    @classmethod
    async def open(cls, directory: Path, *, max_bytes: int, clock: Clock) -> Journal:
        """Open (or make) the journal in `directory` and start its thread.

        Raises JournalCorrupt when SQLite cannot read the file, Unavailable when the disk refuses.
        """
        journal = cls(directory, max_bytes=max_bytes, clock=clock)
        await asyncio.to_thread(journal._start)
        journal._loop = asyncio.get_running_loop()
        journal._thread = threading.Thread(target=journal._run, name="journal", daemon=True)
        journal._thread.start()
        return journal

    def _start(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._file = JournalFile(self.path)
            self._positions = self._file.positions()
            first, last, held = self._file.bounds()
        except (apsw.CorruptError, apsw.NotADBError) as error:
            raise JournalCorrupt(f"{self.path} cannot be read: {error}. See docs/how-to/recover-a-damaged-journal.md.") from None
        except apsw.Error as error:
            raise Unavailable(f"{self.path} cannot be opened: {error}.", retry_after_s=_RETRY_AFTER_S) from None
        last = max(last, *self._positions.values(), int(self._file.note("floor") or 0), 0)
        self.statistics = JournalStatistics(bytes_held=held, first_sequence=first, last_sequence=last)

    @property
    def last_sequence(self) -> int:
        """The newest durable batch; 0 before the first."""
        return self.statistics.last_sequence

    @property
    def is_full(self) -> bool:
        """Whether it is so near its cap that batches are turned away."""
        return self.statistics.bytes_held + self._pending_bytes >= FULL * self._max_bytes

    @property
    def is_refusing(self) -> bool:
        """Whether the last write failed and a new one has not been proven yet."""
        return self._file is None

    async def append(self, batch: EventBatch) -> int:
        """Make a batch durable and give its sequence. Raises Unavailable when the journal is full or the disk refuses; then the batch is not in it."""
        loop = asyncio.get_running_loop()
        if time.monotonic() < self._broken_until_s:
            raise Unavailable("The journal's disk refuses writes. Send again later; nothing acknowledged is lost.", retry_after_s=_RETRY_AFTER_S)
        message = encode(batch) if batch.rows is not None or len(batch) <= SMALL_ROWS else None
        size = len(message.data) if message is not None else batch.size_bytes
        if self.statistics.bytes_held + self._pending_bytes + size > self._max_bytes:
            raise Unavailable("The journal is full because the store is behind. Send again later; nothing acknowledged is lost.", retry_after_s=5.0)
        self._pending_bytes += size
        try:
            future: asyncio.Future[int] = loop.create_future()
            self._queue.put(_Waiting(batch, message, future))
            return await future
        finally:
            self._pending_bytes -= size

    def position(self, reader: str) -> int:
        """How far a reader has said it is; 0 for an unknown one, which from then on holds entries back."""
        return self._positions.setdefault(reader, 0)

    def advance(self, reader: str, sequence: int) -> None:
        """A reader is done with everything up to `sequence`. Kept with one of the next commits; entries that all readers passed go."""
        with self._lock:
            self._positions[reader] = max(sequence, self._positions.get(reader, 0))
            self._is_position_new = True
        self._queue.put(_touch)

    async def raise_floor(self, sequence: int) -> None:
        """Number the next batch above `sequence` (the store holds rows of it although this journal does not)."""
        if sequence > self.last_sequence:
            await self._do(lambda file: file.set_note("floor", str(sequence)))
            self.statistics.last_sequence = sequence

    async def read(self, after_sequence: int, *, max_bytes: int = _READ_BYTES) -> list[EventBatch]:
        """Batches after a sequence in order, about `max_bytes` of them. Raises JournalCorrupt."""
        entries = await self._do(lambda file: file.read(after_sequence, max_bytes))
        return await asyncio.to_thread(unpack_all, entries, str(self.path))

    async def note(self, name: str) -> str:
        """A note, "" when there is none."""
        return await self._do(lambda file: file.note(name))

    async def set_note(self, name: str, value: str) -> None:
        """Keep a note; synced when this returns."""
        await self._do(lambda file: file.set_note(name, value))

    async def holds(self, upto_sequence: int) -> bool:
        """Whether an entry up to a sequence is still in the file."""
        first, _, held = await self._do(lambda file: file.bounds())
        return bool(held) and first <= upto_sequence

    async def rewrite(self) -> None:
        """Take what was dropped off the disk too; appends wait meanwhile (about 10 ms for each megabyte held)."""
        await self._do(lambda file: file.rewrite())

    async def close(self) -> None:
        """Write what waits, keep the positions, close the file."""
        self._queue.put(None)
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join)

    async def _do(self, work: Callable[[JournalFile], _T]) -> _T:
        """Run `work` on the journal's thread."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[_T] = loop.create_future()

        def run() -> None:
            result: object
            try:
                result = work(self._file or self._reopen())
            except apsw.CorruptError as error:
                result = JournalCorrupt(f"{self.path} cannot be read: {error}. See docs/how-to/recover-a-damaged-journal.md.")
            except apsw.Error as error:
                result = Unavailable(f"The journal cannot be read or written: {error}.", retry_after_s=_RETRY_AFTER_S)
            loop.call_soon_threadsafe(_settle, future, result)

        self._queue.put(run)
        return await future

    # The rest runs on the journal's thread.

    def _run(self) -> None:
        item = self._queue.get()
        while True:
            waiting: list[_Waiting] = []
            is_last = False
            for work in (item, *self._drain()):
                if work is None:
                    is_last = True
                elif isinstance(work, _Waiting):
                    waiting.append(work)
                else:
                    work()
            self._commit(waiting, is_last=is_last)
            if is_last:
                break
            item = self._queue.get()
        if self._file is not None:
            self._file.close()

    def _drain(self) -> Iterator[_Waiting | Callable[[], None] | None]:
        while True:
            try:
                yield self._queue.get_nowait()
            except queue.Empty:
                return

    def _commit(self, waiting: list[_Waiting], *, is_last: bool) -> None:
        positions = self._due_positions(is_forced=is_last or not waiting)
        if not waiting and not positions:
            return
        began_s = time.monotonic()
        entries = [pack(item.batch, self.statistics.last_sequence + index, item.message) for index, item in enumerate(waiting, 1)]
        try:
            file = self._file or self._reopen()
            dropped = file.write(entries, self._clock.now_ms(), positions)
        except apsw.Error as error:
            self._fail(waiting, error)
            return
        self._housekept_s = began_s if positions else self._housekept_s
        self._count(entries, dropped, time.monotonic() - began_s)
        if waiting:
            self._call_loop(partial(self._announce, waiting, entries))

    def _due_positions(self, *, is_forced: bool) -> dict[str, int]:
        with self._lock:
            is_due = self._is_position_new and (is_forced or time.monotonic() - self._housekept_s > _HOUSEKEEPING_S)
            if is_due:
                self._is_position_new = False
            return dict(self._positions) if is_due else {}

    def _count(self, entries: list[Entry], dropped: int, seconds: float) -> None:
        size = sum(len(entry.data) for entry in entries)
        counts = self.statistics
        counts.commits += 1
        counts.batches += len(entries)
        counts.bytes_written += size
        counts.commit_s += seconds
        counts.last_commit_ms = seconds * 1000
        counts.commit_counts[bisect.bisect_left(COMMIT_MS_BOUNDS, seconds * 1000)] += 1
        counts.bytes_held += size - dropped
        counts.last_sequence += len(entries)
        if dropped and self._file is not None:
            counts.first_sequence = min(self._positions.values()) + 1
            self._file.shrink()

    def _announce(self, waiting: list[_Waiting], entries: list[Entry]) -> None:
        """On the event loop: listeners first, then the appends."""
        batches = []
        for item, entry in zip(waiting, entries, strict=True):
            item.batch.sequence = entry.sequence
            batches.append(item.batch)
        try:
            for listener in self.listeners:
                listener(batches)
        finally:  # they are durable, whatever a listener makes of them
            for item in waiting:
                _settle(item.future, item.batch.sequence)

    def _fail(self, waiting: list[_Waiting], error: apsw.Error) -> None:
        """The commit may or may not be on disk: nobody is told it is, and a fresh connection has to prove itself before the next one."""
        log.error("journal_write_failed", error=str(error), batches=len(waiting))
        self.statistics.failures += 1
        self._broken_until_s = time.monotonic() + 0.5
        file, self._file = self._file, None
        if file is not None:
            try:
                file.close()
            except apsw.Error as closing:
                log.warning("journal_close_failed", error=str(closing))
        failure = Unavailable(
            "The journal cannot be written (is the disk full?). Send again later; nothing acknowledged is lost.", retry_after_s=_RETRY_AFTER_S
        )
        with self._lock:
            self._is_position_new = True
        self._call_loop(partial(_settle_all, waiting, failure))

    def _reopen(self) -> JournalFile:
        """A fresh connection, proven by a synced write; entries of the failed commit are removed, as nobody was told of them."""
        file = JournalFile(self.path)
        file.cut_after(self.statistics.last_sequence)
        file.set_note("reopened", str(self._clock.now_ms()))
        self.statistics.bytes_held = file.bounds()[2]
        self._file = file
        log.info("journal_reopened")
        return file

    def _call_loop(self, callback: Callable[[], Any]) -> None:
        assert self._loop is not None, "opened by `open`"
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(callback)


def _touch() -> None:
    """Wakes the thread so that it looks at the positions."""


def _settle_all(waiting: list[_Waiting], result: object) -> None:
    for item in waiting:
        _settle(item.future, result)


def _settle(future: asyncio.Future[Any], result: object) -> None:
    if future.done():
        return
    if isinstance(result, BaseException):
        future.set_exception(result)
    else:
        future.set_result(result)
