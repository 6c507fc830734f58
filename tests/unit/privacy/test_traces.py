from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from tidegauge.contracts.batch import build_batch, person_key
from tidegauge.contracts.event import Event
from tidegauge.privacy.traces import forget_in_files
from tidegauge.store.quarantine import Quarantine


def event(project: int, user: str) -> Event:
    return Event(project, "visit", "custom", 0, 0, user_id=user)


@pytest.mark.req("J6")
def test_quarantined_batches_lose_their_rows_only(tmp_path: Path) -> None:
    quarantine = Quarantine(tmp_path / "quarantine")
    for sequence, users in ((1, ["gone", "here"]), (2, ["here"])):
        batch = build_batch([*(event(1, user) for user in users), event(2, "gone")])
        batch.sequence = sequence
        quarantine.put(batch, "refused")
    untouched = (quarantine.directory / "batch-2.arrow").stat().st_mtime_ns
    erased = {person_key("gone", "")}
    assert forget_in_files(quarantine.directory, 1, erased) == 1
    assert forget_in_files(quarantine.directory, 1, erased) == 0
    with pa.ipc.open_file(quarantine.directory / "batch-1.arrow") as reader:
        left = reader.read_all()
    assert list(zip(left["project"].to_pylist(), left["user_id"].to_pylist(), strict=True)) == [(1, "here"), (2, "gone")]
    assert (quarantine.directory / "batch-2.arrow").stat().st_mtime_ns == untouched
    assert forget_in_files(tmp_path / "none", 1, erased) == 0
