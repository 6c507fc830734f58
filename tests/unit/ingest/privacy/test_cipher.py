from __future__ import annotations

import hashlib
import hmac
from typing import Any

import pytest

from tidegauge.ingest.privacy.cipher import CIPHER_MARK, HASH_LENGTH, FieldCipher, Pseudonym, is_encrypted, is_hidden

OLD, NEW = {"00000001": b"a" * 32}, {"00000001": b"a" * 32, "00000002": b"b" * 32}


@pytest.mark.req("J6")
def test_a_hash_is_hmac_sha_256_of_a_stated_length() -> None:
    hashed = Pseudonym(b"k" * 32)("ann@example.com")
    assert hashed == "h1_" + hmac.new(b"k" * 32, b"ann@example.com", hashlib.sha256).hexdigest()[:32]
    assert len(hashed) == HASH_LENGTH
    assert Pseudonym(b"l" * 32)("ann@example.com") != hashed


@pytest.mark.req("J6")
def test_the_same_value_has_the_same_hash_and_a_hash_stays() -> None:
    pseudonym = Pseudonym(b"k" * 32)
    assert pseudonym.of_value(7) == pseudonym.of_value("7") == pseudonym("7")
    assert pseudonym.of_value({"b": 1, "a": 2}) == pseudonym.of_value({"a": 2, "b": 1})
    assert pseudonym(pseudonym("ann")) == pseudonym("ann")
    assert pseudonym("h1_" + "g" * 32) != "h1_" + "g" * 32
    assert pseudonym.of_value(None) is None


@pytest.mark.req("J6")
@pytest.mark.parametrize("value", ["ann", "", 7, 1.5, True, {"a": [1, "ปกรณ์"]}, ["x"]])
def test_an_encrypted_value_comes_back_and_never_looks_the_same(value: Any) -> None:
    cipher = FieldCipher(1, NEW, "00000002")
    first, second = cipher.close(value), cipher.close(value)
    assert first != second
    assert first.startswith(f"{CIPHER_MARK}00000002.")
    assert cipher.open(first) == cipher.open(second) == value
    assert is_encrypted(first)
    assert is_hidden(first)
    assert cipher.close(first) == first


@pytest.mark.req("J6")
def test_an_older_key_goes_on_opening_what_it_closed() -> None:
    closed = FieldCipher(1, OLD, "00000001").close("ann")
    assert FieldCipher(1, NEW, "00000002").open(closed) == "ann"


@pytest.mark.hostile(410)
@pytest.mark.req("J6")
def test_what_is_altered_of_another_project_or_none_does_not_open() -> None:
    cipher = FieldCipher(1, NEW, "00000002")
    closed = cipher.close("ann")
    flipped = closed[:-3] + ("A" if closed[-3] != "A" else "B") + closed[-2:]
    for text in (flipped, FieldCipher(2, NEW, "00000002").close("ann"), "enc1.00000009.AAAA", "enc1.00000002.%%%", "enc1.00000002.", "ann"):
        with pytest.raises(ValueError, match="it "):
            cipher.open(text)


@pytest.mark.hostile(410)
def test_who_forges_the_form_of_an_encrypted_value_is_encrypted_too() -> None:
    cipher = FieldCipher(1, NEW, "00000002")
    forged = "enc1.00000002.ann@example.com"
    assert cipher.open(cipher.close(forged)) == forged
