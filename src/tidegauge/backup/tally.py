"""A project's events in a few numbers, counted as they are written, and asked of a store that they were put into."""

from __future__ import annotations

from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tidegauge.backup.manifest import ProjectFigures
from tidegauge.contracts.batch import SCHEMA
from tidegauge.contracts.ports import QueryLimits
from tidegauge.store.engines.port import Engine

EVENT_SCHEMA: Final = SCHEMA.append(pa.field("_batch", pa.uint64())).append(pa.field("_row", pa.uint32()))
_HASHED: Final = ", ".join(f"isNull({field.name}), ifNull({field.name}, 0)" if field.type == pa.float64() else field.name for field in EVENT_SCHEMA)
CONTENT: Final = f"cityHash64({_HASHED})"
"""A hash over every column; a null hashes as a zero that is marked."""

_LIMITS: Final = QueryLimits(timeout_s=3_600.0, result_rows=1_000_000)
_WRAP: Final = 1 << 64
_FIGURES: Final = (
    f"SELECT project, count(), sum(value), toUnixTimestamp64Milli(min(timestamp)), toUnixTimestamp64Milli(max(timestamp)), toString(sum({CONTENT}))"  # noqa: S608
    " FROM events GROUP BY project ORDER BY project"
)


class Tally:
    """Counts blocks of events. `events` is how many so far."""

    def __init__(self) -> None:
        self.events = 0
        self._figures: dict[int, ProjectFigures] = {}

    def add(self, block: pa.Table) -> None:
        """A block with the columns `project`, `value`, `timestamp` and `_content`."""
        self.events += block.num_rows
        projects = block.column("project").to_numpy()
        for project in np.unique(projects).tolist():
            own = block.filter(pa.array(projects == project)) if projects.min() != projects.max() else block
            self._merge(_figures_of(project, own))

    def figures(self) -> list[ProjectFigures]:
        """By project."""
        return [self._figures[project] for project in sorted(self._figures)]

    def _merge(self, new: ProjectFigures) -> None:
        old = self._figures.get(new.project)
        if old is not None:
            new = ProjectFigures(
                new.project,
                old.events + new.events,
                old.value_sum + new.value_sum,
                min(old.first_ms, new.first_ms),
                max(old.last_ms, new.last_ms),
                str((int(old.content) + int(new.content)) % _WRAP),
            )
        self._figures[new.project] = new


def stored_figures(engine: Engine) -> list[ProjectFigures]:
    """The same numbers of everything that a store holds. Raises what the engine raises."""
    found = engine.query(_FIGURES, {}, _LIMITS, "backup-figures").rows
    return [
        ProjectFigures(int(project), int(events), float(value or 0), int(first), int(last), content) for project, events, value, first, last, content in found
    ]


def agrees(written: ProjectFigures, restored: ProjectFigures | None) -> bool:
    """Whether two are the same; sums of fractions may differ in their last digits, as they depend on the order of adding."""
    if restored is None:
        return False
    same = (written.events, written.first_ms, written.last_ms, written.content) == (restored.events, restored.first_ms, restored.last_ms, restored.content)
    return same and bool(np.isclose(written.value_sum, restored.value_sum, rtol=1e-6, atol=1e-6, equal_nan=True))


def _figures_of(project: int, block: pa.Table) -> ProjectFigures:
    times_ms = block.column("timestamp").cast(pa.int64())
    content = int(block.column("_content").to_numpy().astype(np.uint64).sum(dtype=np.uint64))
    value = pc.sum(block.column("value")).as_py()
    return ProjectFigures(project, block.num_rows, float(value or 0.0), pc.min(times_ms).as_py(), pc.max(times_ms).as_py(), str(content))
