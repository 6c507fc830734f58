"""Appends batches until all are acknowledged, sending a refused one again, and writes each acknowledgement down: "sequence text", or "dropped sequence"."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from tests.integration.journal.faulty_disk import ACKNOWLEDGED

from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.core.clock import SystemClock
from tidegauge.core.errors import Unavailable
from tidegauge.journal.journal import Journal

_PADDING = "x" * 210_000
_TOGETHER = 3


def make_batch(text: str) -> EventBatch:
    return build_batch([Event(1, "click", "custom", 1_000, 2_000, properties={"plan": text, "padding": _PADDING})])


async def main(directory: Path, batches: int) -> None:
    notes = os.open(directory / ACKNOWLEDGED, os.O_WRONLY | os.O_CREAT, 0o600)
    journal = await Journal.open(directory, max_bytes=1 << 30, clock=SystemClock())
    journal.position("store")

    async def append(text: str) -> None:
        while True:
            try:
                sequence = await journal.append(make_batch(text))
                break
            except Unavailable as refused:
                os.write(notes, f"refused {text}\n".encode())
                await asyncio.sleep(min(refused.retry_after_s or 0.1, 0.1))
        os.write(notes, f"{sequence} {text}\n".encode())

    for first in range(0, batches, _TOGETHER):
        await asyncio.gather(*(append(f"t{index}") for index in range(first, min(first + _TOGETHER, batches))))
        if first % (_TOGETHER * 5) == 0 and first:
            os.write(notes, f"dropped {journal.last_sequence - 6}\n".encode())
            journal.advance("store", journal.last_sequence - 6)
    await journal.close()


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir()
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
