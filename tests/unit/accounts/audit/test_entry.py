from __future__ import annotations

import hashlib
import hmac

import pytest

from tidegauge.accounts.audit.entry import EMPTY, GENESIS, Ends, Entry, ends_seal, entry_hash

pytestmark = pytest.mark.req("J5")

ENTRY = Entry(number=1, at_ms=2, action="login", email="a@b.c")
JSON = (
    b'{"action":"login","address":"","agent":"","at_ms":2,"detail":"{}","email":"a@b.c","key_id":"","number":1,"outcome":"done","person_id":"",'
    b'"project_id":null,"request_id":"","target_id":"","target_kind":"","target_name":""}'
)


def test_the_hash_can_be_computed_by_anybody_with_the_key_and_the_reference() -> None:
    assert entry_hash(b"key", GENESIS, ENTRY) == hmac.new(b"key", bytes(32) + JSON, hashlib.sha256).digest()


@pytest.mark.asvs("11.4.3", "16.4.2")
def test_it_depends_on_the_key_and_on_the_entry_before() -> None:
    hashes = {entry_hash(b"key", GENESIS, ENTRY), entry_hash(b"kez", GENESIS, ENTRY), entry_hash(b"key", b"x" * 32, ENTRY)}
    assert len(hashes) == 3


def test_the_seal_of_the_ends_covers_each_of_them() -> None:
    ends = [EMPTY, Ends(1, GENESIS, 0, GENESIS), Ends(0, b"x" * 32, 0, GENESIS), Ends(0, GENESIS, 1, GENESIS), Ends(0, GENESIS, 0, b"x" * 32)]
    assert len({ends_seal(b"key", one) for one in ends}) == 5
