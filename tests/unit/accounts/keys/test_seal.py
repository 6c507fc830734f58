from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tidegauge.accounts.keys.seal import CURRENT, Seal
from tidegauge.accounts.secret import derive_key


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


@pytest.mark.req("J6")
@pytest.mark.asvs("11.2.2")
@pytest.mark.parametrize("nonce", [b"\x00" * 12, b"\x01" * 12, b"\x02" * 12])
def test_every_cipher_that_ever_sealed_still_opens(nonce: bytes) -> None:
    seal = Seal(b"a" * 32)
    assert seal.close("x", b"row")[:1] == CURRENT
    for mark in (b"\x01", b"\x02"):
        assert seal.open(Seal(b"a" * 32, cipher=mark).close("x", b"row"), b"row") == "x"
    unmarked = nonce + AESGCM(derive_key(b"a" * 32, "seal:write-key")).encrypt(nonce, b"x", b"row")
    assert seal.open(unmarked, b"row") == "x"
    assert seal.open(unmarked, b"other") is None
