"""One JSON object a line. A line that is not one is a reject, the others go on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from tidegauge.cli.importing.block import Block, Reject
from tidegauge.cli.importing.readers.lines import read_lines
from tidegauge.cli.importing.readers.options import ReadOptions
from tidegauge.cli.importing.source import Source

_decode = msgspec.json.Decoder().decode


def read(source: Source, options: ReadOptions) -> Iterator[Block]:
    """Blocks of the file's objects; empty lines are passed over."""
    for first, lines in read_lines(source, options.rows):
        block = Block([], [], [], [])
        for number, line in enumerate(lines, first):
            text = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
            if text:
                _add(block, number, text)
        if block.numbers or block.rejects:
            yield block


def _add(block: Block, number: int, text: bytes) -> None:
    try:
        record: Any = _decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        block.rejects.append(Reject(number, f"not JSON: {error}", text.decode("utf-8", "replace")))
        return
    if not isinstance(record, dict):
        block.rejects.append(Reject(number, "not a JSON object", text.decode("utf-8", "replace")))
        return
    block.records.append(record)
    block.numbers.append(number)
    block.originals.append(text)
