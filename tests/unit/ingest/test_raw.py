from __future__ import annotations

import msgspec

from tidegauge.ingest.dialects.native import NativeEvent
from tidegauge.ingest.raw import RawBatch, RawEvent


def test_the_native_event_has_the_fields_of_a_raw_one_in_order() -> None:
    assert [f.name for f in msgspec.structs.fields(NativeEvent)] == [f.name for f in msgspec.structs.fields(RawEvent)]


def test_a_batch_is_untyped_until_a_decoder_proves_it() -> None:
    batch = RawBatch([], [])
    assert not batch.is_typed
    assert not batch.is_plain
