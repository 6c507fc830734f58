"""What is kept of people beside the store's tables: refused items, segments that list them, batches that the engine refused."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

import numpy as np
import pyarrow as pa

from tidegauge.core.long_work import run_long
from tidegauge.ingest.refusals.desk import RefusalDesk
from tidegauge.meta.database import Database
from tidegauge.privacy.repository import forget_in_segments, forget_refused
from tidegauge.query.segments.library import SegmentLibrary


class Traces:
    """`clear` them of a project's erased people."""

    def __init__(self, database: Database, refusals: RefusalDesk, segments: SegmentLibrary, quarantine: Path) -> None:
        self._database = database
        self._refusals = refusals
        self._segments = segments
        self._quarantine = quarantine

    async def clear(self, project: int, erased: Collection[int]) -> None:
        """Forget refused items that name them, take them out of segments and quarantined batches. Safe to repeat."""
        await self._refusals.flush()
        await self._database.write(forget_refused, project, erased)
        if await self._database.write(forget_in_segments, project, erased):
            await self._segments.refresh()
        await run_long(forget_in_files, self._quarantine, project, erased)


def forget_in_files(directory: Path, project: int, erased: Collection[int]) -> int:
    """Write quarantined batches anew without their rows; gives the rows that went. Raises OSError when the disk refuses."""
    gone = 0
    for path in sorted(directory.glob("batch-*.arrow")):
        with pa.OSFile(str(path)) as file, pa.ipc.open_file(file) as reader:
            table = reader.read_all()
        owners = zip(table["project"].to_pylist(), table["person"].to_pylist(), strict=True)
        stays = np.array([owner != project or person not in erased for owner, person in owners], np.bool_)
        if stays.all():
            continue
        gone += int((~stays).sum())
        _replace(path, table.filter(pa.array(stays)))
    return gone


def _replace(path: Path, table: pa.Table) -> None:
    draft = path.with_suffix(".draft")
    with draft.open("wb") as file:
        with pa.ipc.new_file(file, table.schema) as writer:
            writer.write_table(table)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
