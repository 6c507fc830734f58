from __future__ import annotations

from datetime import UTC, datetime

import pyarrow as pa

from tidegauge.backup.manifest import ProjectFigures
from tidegauge.backup.tally import Tally, agrees


def block(*rows: tuple[int, int, float | None, int]) -> pa.Table:
    projects, times_ms, values, contents = zip(*rows, strict=True)
    moments = [datetime.fromtimestamp(ms / 1000, UTC) for ms in times_ms]
    return pa.table(
        {
            "project": pa.array(projects, pa.uint32()),
            "timestamp": pa.array(moments, pa.timestamp("ms", "UTC")),
            "value": pa.array(values, pa.float64()),
            "_content": pa.array(contents, pa.uint64()),
        }
    )


def test_blocks_add_up_by_project_whatever_their_order() -> None:
    one, two = block((1, 5_000, 1.5, 7), (2, 9_000, None, 2**64 - 1)), block((2, 1_000, 2.0, 3), (1, 4_000, None, 1))
    figures = []
    for order in ((one, two), (two, one)):
        tally = Tally()
        for part in order:
            tally.add(part)
        assert tally.events == 4
        figures.append(tally.figures())
    assert figures[0] == figures[1]
    assert figures[0] == [ProjectFigures(1, 2, 1.5, 4_000, 5_000, "8"), ProjectFigures(2, 2, 2.0, 1_000, 9_000, "2")]


def test_figures_agree_but_for_the_last_digits_of_a_sum() -> None:
    written = ProjectFigures(1, 2, 0.1 + 0.2, 1, 2, "5")
    assert agrees(written, ProjectFigures(1, 2, 0.3, 1, 2, "5"))
    assert not agrees(written, None)
    for other in (
        ProjectFigures(1, 3, 0.3, 1, 2, "5"),
        ProjectFigures(1, 2, 0.4, 1, 2, "5"),
        ProjectFigures(1, 2, 0.3, 0, 2, "5"),
        ProjectFigures(1, 2, 0.3, 1, 3, "5"),
        ProjectFigures(1, 2, 0.3, 1, 2, "6"),
    ):
        assert not agrees(written, other)
