"""Chunks: neighbouring batches taken as one, at the cost of one, and their columns by project."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

import numpy as np
import pyarrow as pa

from tidegauge.contracts.batch import EventBatch
from tidegauge.stream.columns import BatchColumns, Ints

CHUNK_ROWS: Final = 50_000


def chunks(batches: Sequence[EventBatch]) -> list[list[EventBatch]]:
    """Neighbours together up to CHUNK_ROWS rows; a larger batch is alone."""
    found: list[list[EventBatch]] = []
    rows = 0
    for batch in batches:
        if not found or rows + len(batch) > CHUNK_ROWS:
            found.append([])
            rows = 0
        found[-1].append(batch)
        rows += len(batch)
    return found


def by_project(chunk: Sequence[EventBatch], wanted: Set[int]) -> list[tuple[int, BatchColumns]]:
    """The columns of each wanted project that has rows in the chunk, which has some."""
    columns = _columns(chunk)
    projects = _projects(columns)
    low, high = int(projects.min()), int(projects.max())
    if low == high:
        return [(low, columns)] if low in wanted else []
    return [(project, columns.keep(projects == project)) for project in np.unique(projects).tolist() if project in wanted]


def columns_of(chunk: Sequence[EventBatch], project: int) -> BatchColumns | None:
    """The columns of one project; None when the chunk has no row of it."""
    columns = _columns([batch for batch in chunk if len(batch)])
    keep = _projects(columns) == project
    if keep.all():
        return columns
    return columns.keep(keep) if keep.any() else None


def _columns(chunk: Sequence[EventBatch]) -> BatchColumns:
    record = chunk[0].record if len(chunk) == 1 else pa.concat_batches([batch.record for batch in chunk])
    sequences = np.repeat([batch.sequence for batch in chunk], [len(batch) for batch in chunk]).astype(np.int64)
    return BatchColumns(record, sequences, np.concatenate([np.arange(len(batch), dtype=np.int64) for batch in chunk]))


def _projects(columns: BatchColumns) -> Ints:
    projects: Ints = columns.record.column("project").to_numpy(zero_copy_only=False)
    return projects
