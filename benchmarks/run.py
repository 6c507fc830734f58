"""`make bench` and `make bench-quick`: runs the list below and, with --write, puts the figures into RESULTS.md."""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.figure import Figure

BENCHMARKS: Final = (
    "start",
    "ingest_decode",
    "ingest_batched",
    "ingest_single",
    "stream_fold",
    "live_update",
    "live_latency",
    "live_funnel",
    "live_memory",
    "connect_storm",
    "stalled_clients",
    "fan_out",
    "alert_rules",
    "aggregation_rules",
    "overview",
    "board_load",
    "rollup",
    "row_rules",
    "person_scan",
    "analysis_people",
    "metric_table",
    "explore",
    "plain_design",
    "store_layout",
    "backup",
)
"""In the order they run and stand on the page; each module has `run(quick: bool) -> list[Figure]`."""

_COLUMNS: Final = 8

QUICK: Final = ("start", "ingest_decode", "ingest_batched", "ingest_single", "stream_fold", "live_latency", "overview")


def main() -> None:
    """Run what was asked for and print each figure as it comes."""
    results = Path(__file__).with_name("RESULTS.md")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller sizes, under three minutes in all")
    parser.add_argument("--write", action="store_true", help="write benchmarks/RESULTS.md")
    parser.add_argument("only", nargs="*", help="names of benchmarks to run")
    options = parser.parse_args()
    names = options.only or (QUICK if options.quick else BENCHMARKS)
    figures: dict[str, list[Figure]] = {}
    for name in names:
        began = time.perf_counter()
        figures[name] = []
        for figure in importlib.import_module(f"benchmarks.{name}").run(options.quick):
            print(figure.line(), flush=True)
            figures[name].append(figure)
        print(f"  ({name} took {time.perf_counter() - began:.0f} s)", flush=True)
        if options.write:
            results.write_text(with_figures(results.read_text() if results.exists() else "", figures))


def with_figures(page: str, figures: Mapping[str, Sequence[Figure]]) -> str:
    """The page with a benchmark's figures in place of those it had before; benchmarks that did not run keep theirs, with the day they were measured."""
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    rows: dict[str, list[str]] = {}
    for line in page.splitlines():
        cells = line.split(" | ")
        if line.startswith("| ") and len(cells) == _COLUMNS and not line.startswith("| benchmark"):
            rows.setdefault(cells[0].removeprefix("| "), []).append(line)
    rows |= {name: [f"| {name} {figure.row().removesuffix('|')}| {today} |" for figure in own] for name, own in figures.items()}
    memory_gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    head = (
        "# Results\n\n"
        f"Written by `make bench` on {os.cpu_count()} cores, {memory_gib:.0f} GiB, Python {platform.python_version()}.\n"
        "The load generator, the baseline and the product share these cores; each baseline ran in the same run.\n"
        "Ratios count, absolute figures drift with the machine.\n\n"
        "| benchmark | what | figure | baseline | ratio | wanted | note | measured |\n|---|---|---|---|---|---|---|---|\n"
    )
    return head + "\n".join(line for name in BENCHMARKS for line in rows.get(name, [])) + "\n"


if __name__ == "__main__":
    main()
