"""A backup of 5 M events and its restore, beside the engine writing and reading one Parquet file of the same rows by itself. `python -m benchmarks.backup`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from benchmarks.event_table import filled
from benchmarks.figure import Figure
from tidegauge.backup.maker import REST_SHARE, Pace, Progress, Source, make_backup
from tidegauge.backup.manifest import read_manifest
from tidegauge.backup.place import Place, new_name
from tidegauge.backup.restore import restore_backup
from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.settings import load_settings
from tidegauge.meta.migration import upgrade
from tidegauge.store.engines.embedded import EmbeddedEngine
from tidegauge.store.migration import migrate

_SAMPLE_S = 0.05


def run(quick: bool) -> list[Figure]:
    """Rows and megabytes a second, and how much memory grows while it goes on."""
    events = 1_000_000 if quick else 5_000_000
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with filled(events) as engine:
            upgrade(f"sqlite:///{place / 'meta.db'}")
            bare = place / "bare.parquet"
            bare_s = _seconds(lambda: engine.command(f"INSERT INTO FUNCTION file('{bare}', Parquet) SELECT * FROM events SETTINGS max_threads = 1"))
            source = Source(engine, f"sqlite:///{place / 'meta.db'}", "", lambda: 1 << 40)
            made, made_s = _made(source, place / "full", 0.0)
            paced_s = _made(source, place / "paced", REST_SHARE)[1]
        manifest = read_manifest(made)
        restored_s = _restored(made, place / "new")
        added = subprocess.run([sys.executable, "-m", "benchmarks.backup", "--memory", str(place / "new")], capture_output=True, text=True, check=True).stdout
        bare_mb = bare.stat().st_size / 1e6
        bare_read_s = _read_bare(place / "other", bare)
    size_mb = manifest.size_bytes / 1e6
    rows = f"{events / 1e6:.0f} M events"
    return [
        Figure(
            f"Backup of {rows}",
            events / made_s,
            "rows/s",
            "one Parquet file by the engine, 1 thread",
            events / bare_s,
            ">= 0.3",
            f"{size_mb / made_s:,.0f} MB/s",
        ),
        Figure(f"Backup of {rows} at the pace of a server", events / paced_s, "rows/s", "at full speed", events / made_s, "about half"),
        Figure(f"Memory that a backup of {rows} adds", int(added) / 1e6, "MB", target="< 200", note="in a process that has the store open"),
        Figure(f"Restore of {rows}, checked and compared", events / restored_s, "rows/s", "the bare file into one table", events / bare_read_s, ">= 0.2"),
        Figure(f"Size of a backup of {rows}", size_mb, "MB", "the bare file", bare_mb),
    ]


def _made(source: Source, place: Path, share: float) -> tuple[Path, float]:
    began_s = time.perf_counter()
    made = make_backup(source, Place(place), Progress(new_name(1), 1), Pace(share))
    return made, time.perf_counter() - began_s


def _restored(backup: Path, data: Path) -> float:
    settings = load_settings(None, {}, {"data_dir": data})
    return _seconds(lambda: restore_backup(backup, settings, lambda done, total: None))


def _added_memory(data: Path) -> int:
    """Bytes that a backup adds to this process, which has just opened the store."""
    engine = EmbeddedEngine(data / "store")
    try:
        engine.query("SELECT count(), uniq(person) FROM events", {}, QueryLimits(), "warm")
        with _memory() as grown:
            _made(Source(engine, f"sqlite:///{data / 'meta.db'}", "", lambda: 1 << 40), data / "again", 0.0)
    finally:
        engine.close()
    return grown[0]


def _read_bare(directory: Path, bare: Path) -> float:
    engine = EmbeddedEngine(directory)
    try:
        migrate(engine)
        return _seconds(lambda: engine.command(f"INSERT INTO events SELECT * FROM file('{bare}', Parquet) SETTINGS max_threads = 1"))
    finally:
        engine.close()


def _seconds(work: Callable[[], object]) -> float:
    began_s = time.perf_counter()
    work()
    return time.perf_counter() - began_s


@contextmanager
def _memory() -> Iterator[list[int]]:
    """How many bytes the process grew by at most, in the list's one place."""
    process, ended = psutil.Process(), threading.Event()
    before = process.memory_info().rss
    grown = [0]

    def look() -> None:
        while not ended.wait(_SAMPLE_S):
            grown[0] = max(grown[0], process.memory_info().rss - before)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield grown
    finally:
        ended.set()
        thread.join()


if __name__ == "__main__" and "--memory" in sys.argv:
    print(_added_memory(Path(sys.argv[-1])))
elif __name__ == "__main__":
    for figure in run("--quick" in sys.argv):
        print(figure.line())
