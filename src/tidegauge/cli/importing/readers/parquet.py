"""Parquet, one row group's slice at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import msgspec
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from tidegauge.cli.importing.block import Block
from tidegauge.cli.importing.readers.options import ReadOptions
from tidegauge.cli.importing.source import Source
from tidegauge.core.errors import InvalidInput

_encode = msgspec.json.Encoder().encode


def read(source: Source, options: ReadOptions) -> Iterator[Block]:
    """Blocks of the file's rows; decimals as floats. Raises InvalidInput for a damaged file."""
    first = 1
    try:
        with pq.ParquetFile(source.path()) as file:
            for batch in file.iter_batches(batch_size=options.rows):
                frame = cast(pl.DataFrame, pl.from_arrow(batch)).with_columns(pl.selectors.decimal().cast(pl.Float64))
                records = frame.to_dicts()
                yield Block(records, list(range(first, first + len(records))), list(map(_encode, records)), frame=frame)
                first += len(records)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError) as error:
        raise InvalidInput(f"{source.name}: cannot be read as Parquet ({' '.join(str(error).split())[:200]}).") from None
