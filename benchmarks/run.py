"""`make bench` and `make bench-quick`: runs the list below and, with --write, puts the figures into RESULTS.md."""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import time
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
    "fan_out",
    "alert_rules",
    "aggregation_rules",
    "overview",
    "board_load",
    "rollup",
    "person_scan",
    "analysis_people",
    "metric_table",
    "explore",
    "plain_design",
    "store_layout",
)
"""In the order they run; each module has `run(quick: bool) -> list[Figure]`."""

QUICK: Final = ("start", "ingest_decode", "ingest_batched", "ingest_single", "stream_fold", "live_latency", "overview")


def main() -> None:
    """Run what was asked for and print each figure as it comes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller sizes, under three minutes in all")
    parser.add_argument("--write", action="store_true", help="write benchmarks/RESULTS.md")
    parser.add_argument("only", nargs="*", help="names of benchmarks to run")
    options = parser.parse_args()
    names = options.only or (QUICK if options.quick else BENCHMARKS)
    figures: list[Figure] = []
    for name in names:
        began = time.perf_counter()
        for figure in importlib.import_module(f"benchmarks.{name}").run(options.quick):
            print(figure.line(), flush=True)
            figures.append(figure)
        print(f"  ({name} took {time.perf_counter() - began:.0f} s)", flush=True)
    if options.write:
        write(figures)


def write(figures: list[Figure]) -> None:
    """Write the table with the machine it was measured on."""
    memory_gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    head = (
        "# Results\n\n"
        f"Measured {datetime.now(UTC):%Y-%m-%d} by `make bench` on {os.cpu_count()} cores, {memory_gib:.0f} GiB, Python {platform.python_version()}.\n"
        "The load generator, the baseline and the product share these cores; each baseline ran in the same run.\n"
        "Ratios count, absolute figures drift with the machine.\n\n"
        "| what | figure | baseline | ratio | wanted | note |\n|---|---|---|---|---|---|\n"
    )
    Path(__file__).with_name("RESULTS.md").write_text(head + "\n".join(figure.row() for figure in figures) + "\n")


if __name__ == "__main__":
    main()
