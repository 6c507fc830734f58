"""What the store needs of the journal."""

from __future__ import annotations

from typing import Protocol

from tidegauge.contracts.batch import EventBatch


class BatchLog(Protocol):
    """Durable batches in sequence, readers' positions and notes. `journal.Journal` is one. Its methods raise Unavailable, `read` also JournalCorrupt."""

    @property
    def last_sequence(self) -> int:
        """The newest durable batch; 0 before the first."""
        ...

    async def read(self, after_sequence: int) -> list[EventBatch]:
        """The next batches after a sequence, some tens of megabytes; empty when there are none."""
        ...

    def position(self, reader: str) -> int:
        """How far a reader has said it is."""
        ...

    def advance(self, reader: str, sequence: int) -> None:
        """The reader needs nothing up to `sequence` any more."""
        ...

    async def raise_floor(self, sequence: int) -> None:
        """Number the next batch above `sequence`."""
        ...

    async def note(self, name: str) -> str:
        """A note, "" when there is none."""
        ...

    async def set_note(self, name: str, value: str) -> None:
        """Keep a note; synced when this returns."""
        ...
