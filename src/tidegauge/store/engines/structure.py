"""The engine's names for a block's column types."""

from __future__ import annotations

from typing import Final

import pyarrow as pa

_TYPES: Final = {
    pa.string(): "String",
    pa.uint8(): "UInt8",
    pa.uint32(): "UInt32",
    pa.uint64(): "UInt64",
    pa.bool_(): "Bool",
    pa.float64(): "Nullable(Float64)",
    pa.timestamp("ms", "UTC"): r"DateTime64(3, \'UTC\')",
    pa.list_(pa.string()): "Array(String)",
    pa.map_(pa.string(), pa.string()): "Map(String, String)",
    pa.map_(pa.string(), pa.float64()): "Map(String, Float64)",
}


def block_structure(schema: pa.Schema) -> str:
    """`name Type, …` for use inside a quoted text. Raises KeyError for a type that no block has."""
    return ", ".join(f"`{field.name}` {_TYPES[field.type]}" for field in schema)
