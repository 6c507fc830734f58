from __future__ import annotations

import msgspec

from tidegauge.cli.importing.block import Block, Reject


def test_a_reject_is_written_as_row_reason_original() -> None:
    assert msgspec.json.encode(Reject(3, "not JSON", "{")) == b'{"row":3,"reason":"not JSON","original":"{"}'


def test_blocks_share_no_rejects() -> None:
    first = Block([], [], [])
    first.rejects.append(Reject(1, "", ""))
    assert Block([], [], []).rejects == []
