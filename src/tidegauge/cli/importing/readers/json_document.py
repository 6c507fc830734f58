"""A JSON document read as a stream: an array of objects, an object that holds one, or objects one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import ijson
import msgspec

from tidegauge.cli.importing.block import Block, Reject
from tidegauge.cli.importing.readers.options import ReadOptions
from tidegauge.cli.importing.source import Source
from tidegauge.core.errors import InvalidInput

_HOLDER = re.compile(rb'\s*\{\s*"(\w+)"\s*:\s*\[')
_encode = msgspec.json.Encoder().encode


def read(source: Source, options: ReadOptions) -> Iterator[Block]:
    """Blocks of the document's objects. Raises InvalidInput where the document breaks; what stood before it has been given."""
    head = source.peek().removeprefix(b"\xef\xbb\xbf")
    if source.peek().startswith(b"\xef\xbb\xbf"):
        source.stream.read(3)
    holder = _HOLDER.match(head)
    prefix = f"{holder[1].decode()}.item" if holder else "item" if head.lstrip().startswith(b"[") else ""
    items = ijson.items(source.stream, prefix, use_float=True, multiple_values=not prefix)
    number = 1
    while group := _take(source, items, options.rows, number):
        yield _block(group, number)
        number += len(group)


def _take(source: Source, items: Iterator[Any], most: int, number: int) -> list[Any]:
    group: list[Any] = []
    try:
        group.extend(islice(items, most))
    except (ijson.JSONError, UnicodeDecodeError, EOFError, OSError) as error:
        message = " ".join(str(error).split())
        raise InvalidInput(f"{source.name}: not JSON after item {number - 1 + len(group)}: {message[:200]}") from None
    return group


def _block(group: list[Any], first: int) -> Block:
    block = Block([], [], [], [])
    for number, record in enumerate(group, first):
        original = _encode(record)
        if isinstance(record, dict):
            block.records.append(record)
            block.numbers.append(number)
            block.originals.append(original)
        else:
            block.rejects.append(Reject(number, "not a JSON object", original.decode()))
    return block
