"""Where a batch goes that the engine refuses for good: a file beside the store, kept until someone looks."""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow as pa
import structlog

from tidegauge.contracts.batch import EventBatch
from tidegauge.store.block import build_block

log = structlog.get_logger(__name__)


class Quarantine:
    """`count` batches were put here since the start. Raises OSError when the disk refuses: then the batch stays in the journal."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.count = 0

    def put(self, batch: EventBatch, reason: str) -> Path:
        """Write the batch as an Arrow file with its places, synced, and say so in the log."""
        self.directory.mkdir(parents=True, exist_ok=True)
        path = self.directory / f"batch-{batch.sequence}.arrow"
        block = build_block([batch])
        with path.open("wb") as file:
            with pa.ipc.new_file(file, block.schema) as writer:
                writer.write_table(block)
            file.flush()
            os.fsync(file.fileno())
        self.count += 1
        log.error("batch_quarantined", batch=batch.sequence, rows=len(batch), file=str(path), reason=reason)
        return path
