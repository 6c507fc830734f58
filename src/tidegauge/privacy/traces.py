"""What is kept of people beside the store's tables: refused items, segments that list them, batches that the engine refused."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Collection
from pathlib import Path

import msgspec
import numpy as np
import pyarrow as pa
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from tidegauge.ingest.refusals.desk import RefusalDesk
from tidegauge.meta.database import Database
from tidegauge.meta.model import RejectedItem, Segment
from tidegauge.privacy.mention import mentions, without_mentions
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
        await asyncio.to_thread(forget_in_files, self._quarantine, project, erased)


def forget_refused(session: Session, project: int, erased: Collection[int]) -> int:
    """Delete the refused items that name one of them; gives how many."""
    rows = session.execute(select(RejectedItem.id, RejectedItem.body).where(RejectedItem.project_id == project))
    named = [item for item, body in rows if mentions(body, erased)]
    session.execute(delete(RejectedItem).where(RejectedItem.id.in_(named)))
    return len(named)


def forget_in_segments(session: Session, project: int, erased: Collection[int]) -> int:
    """Put nobody in their place in the rules of segments, deleted ones too; gives how many changed."""
    changed = 0
    for segment, document in list(session.execute(select(Segment.id, Segment.document).where(Segment.project_id == project))):
        read = msgspec.json.decode(document)
        kept = {**read, "rule": without_mentions(read.get("rule"), erased)}
        if kept != read:
            session.execute(update(Segment).where(Segment.id == segment).values(document=msgspec.json.encode(kept).decode()))
            changed += 1
    return changed


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
