from __future__ import annotations

import pytest

from tidegauge.accounts.keys.seal import Seal


@pytest.mark.hostile(177)
@pytest.mark.asvs("11.3.2", "11.3.3")
def test_only_the_same_installation_and_row_open_a_seal() -> None:
    seal = Seal(b"a" * 32)
    sealed = seal.close("tg_write_x", b"row")
    assert b"tg_write" not in sealed
    assert sealed != seal.close("tg_write_x", b"row")
    assert seal.open(sealed, b"row") == "tg_write_x"
    assert seal.open(sealed, b"other") is None
    assert Seal(b"b" * 32).open(sealed, b"row") is None
    assert seal.open(sealed[:-1] + bytes([sealed[-1] ^ 1]), b"row") is None
    assert seal.open(b"", b"row") is None
