"""Every column type of a batch has a name for the engine."""

from __future__ import annotations

import pyarrow as pa
import pytest

from tidegauge.contracts.batch import SCHEMA
from tidegauge.store.engines.structure import block_structure


def test_columns_are_named_in_order() -> None:
    structure = block_structure(SCHEMA)
    assert structure.startswith(r"`project` UInt32, `timestamp` DateTime64(3, \'UTC\')")
    assert "`value` Nullable(Float64)" in structure
    assert "`text` Map(String, String)" in structure


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(KeyError):
        block_structure(pa.schema([("x", pa.int16())]))
