"""Import a file or a stream of events.

  tidegauge import sales.parquet --name order --map timestamp=Date --map user_id=Customer --set "value=Quantity * Price" --url http://127.0.0.1:8050 --key KEY
  tidegauge import access.log.gz --url … --key …
  tail -F access.log | tidegauge import - --format access-log --url … --key …

Columns that are not mapped become properties under their own names. Every row has an id made from its content and the content before it, so
that running the same import again, also on a file that has grown, adds only what is not there yet."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from pathlib import Path

NAME = "import"
HELP = "import a CSV, JSON, NDJSON or Parquet file, or an access log"
FORMATS = ("auto", "csv", "json", "ndjson", "parquet", "access-log")
DEFAULT_BATCH_SIZE = 4000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The key may come from TIDEGAUGE_WRITE_KEY, so that it need not stand in the shell's history."""
    parser.add_argument("file", metavar="FILE", help="the file, plain or compressed (gzip, zstd, bzip2, xz), or - for stdin")
    parser.add_argument("--url", default=os.environ.get("TIDEGAUGE_URL", "http://127.0.0.1:8050"), help="the server (default %(default)s)")
    parser.add_argument("--key", help="a write key (default: the environment's TIDEGAUGE_WRITE_KEY)")
    parser.add_argument("--format", choices=FORMATS, default="auto", help="default auto: by the file's name and first bytes")
    parser.add_argument("--name", metavar="EVENT", help="the events' name (access logs: request)")
    parser.add_argument(
        "--map",
        metavar="FIELD=COLUMN",
        action="append",
        default=[],
        help="fill an event field (timestamp, user_id, value, …) or properties.<name> from a column",
    )
    parser.add_argument("--set", metavar="FIELD=EXPR", action="append", default=[], help="fill a field from an SQL expression over the row's columns")
    parser.add_argument("--where", metavar="EXPR", help="import only the rows for which this SQL expression is true")
    parser.add_argument("--timezone", metavar="Z", default="UTC", help="zone of times without an offset (default UTC)")
    parser.add_argument(
        "--timestamp-format", metavar="F", help="strptime format of the timestamp column, e.g. '%%d/%%m/%%Y %%H:%%M' (default: ISO 8601 or epoch)"
    )
    parser.add_argument("--encoding", default="utf-8", help="text encoding of a CSV file (default %(default)s)")
    parser.add_argument("--delimiter", metavar="C", help="CSV delimiter (default: found in the header line)")
    parser.add_argument("--resume", action="store_true", help="go on where the last run of this import stopped")
    parser.add_argument("--allow-rejects", action="store_true", help="exit 0 also when rows were rejected")
    parser.add_argument("--rejects", metavar="FILE", type=Path, help="write rejected rows here, one JSON object a line")
    parser.add_argument("--batch-size", metavar="N", type=batch_size, default=DEFAULT_BATCH_SIZE, help="rows a request (default %(default)s)")


def batch_size(text: str) -> int:
    """1 to 10,000 rows."""
    if not text.isdigit() or not 1 <= int(text) <= 10_000:
        raise argparse.ArgumentTypeError(f"'{text}' is not a batch size (1 to 10000)")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    from tidegauge.cli.importing.job import ImportJob
    from tidegauge.cli.importing.order import parse_order
    from tidegauge.cli.importing.progress import shown

    gc.set_threshold(200_000)  # rows are many small objects without cycles: collecting them often costs a third of the time
    order = parse_order(arguments, os.environ)
    job = ImportJob(order)
    try:
        with shown(order.label, enabled=sys.stderr.isatty()) as progress:
            job.run(progress)
    finally:
        print(job.tally.line(), flush=True)
    return 0 if not job.tally.rejected or arguments.allow_rejects else 1
