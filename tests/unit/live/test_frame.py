from __future__ import annotations

import pytest

from tidegauge.live.frame import Frame


@pytest.mark.parametrize(("size", "head"), [(5, b"\x81\x05"), (126, b"\x81\x7e\x00\x7e"), (70_000, b"\x81\x7f\x00\x00\x00\x00\x00\x01\x11\x70")])
def test_the_wire_form_is_an_unmasked_text_frame(size: int, head: bytes) -> None:
    frame = Frame(b"a" * size)
    assert frame.wire == head + b"a" * size


def test_each_form_is_made_once() -> None:
    frame = Frame("é".encode())
    assert frame.text == "é"
    assert frame.wire is frame.wire
