"""Data of another version of the embedded engine: an older one's is read, completed and written on; a newer one's is refused before it is touched."""

from __future__ import annotations

import tarfile
from pathlib import Path

import chdb
import pytest
from tests.integration.store.conftest import house_in, make_batch
from tests.integration.store.step_child import ROWS, check

from tidegauge.core.errors import Conflict
from tidegauge.store.engines.embedded import EmbeddedEngine
from tidegauge.store.engines.engine_version import FILE, recorded_version

WRITTEN = Path(__file__).parent / "written_by_engine_26_7.tar.xz"
"""Journal and store of four batches with their roll-ups and links, made by `step_child` with chdb-core 26.7.3."""


@pytest.mark.req("K4")
@pytest.mark.hostile(133, 138)
async def test_what_an_older_engine_wrote_is_whole_and_is_written_on(tmp_path: Path) -> None:
    with tarfile.open(WRITTEN) as archive:
        archive.extractall(tmp_path, filter="data")
    assert recorded_version(tmp_path / "store") == "26.7.2.1"
    async with house_in(tmp_path) as house:
        assert house.journal.last_sequence == 4
        await check(house)
        before = await house.rows("SELECT count() FROM events")
        await house.journal.append(make_batch(ROWS, 4))
        await house.stored()
        assert await house.rows("SELECT count() FROM events") == [(before[0][0] + ROWS,)]
        house.store.engine.command("OPTIMIZE TABLE events FINAL")
        assert await house.rows("SELECT count(), uniqExact(_batch, _row) FROM events") == [(5 * ROWS, 5 * ROWS)]
    assert recorded_version(tmp_path / "store") == chdb.engine_version


@pytest.mark.req("K4")
@pytest.mark.hostile(132, 138)
def test_what_a_newer_engine_wrote_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    EmbeddedEngine(tmp_path).close()
    (tmp_path / FILE).write_text("99.1.1.1\n")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".lock"}
    for _ in range(2):  # the refused one leaves no lock
        with pytest.raises(Conflict, match=r"version 99\.1\.1\.1"):
            EmbeddedEngine(tmp_path)
    assert {path: path.stat().st_mtime_ns for path in before} == before
