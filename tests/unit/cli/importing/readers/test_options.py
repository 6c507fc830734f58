from __future__ import annotations

from tidegauge.cli.importing.readers.options import ReadOptions


def test_only_the_block_size_must_be_said() -> None:
    options = ReadOptions(10)
    assert (options.rows, options.encoding, options.delimiter) == (10, "utf-8", None)
