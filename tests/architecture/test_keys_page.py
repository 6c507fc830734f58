"""The page of keys and algorithms names every one that the code has."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, get_args

import pytest

from tidegauge.accounts.rotation.repository import KEPT, SEALED
from tidegauge.accounts.token import Purpose

ROOT: Final = Path(__file__).resolve().parents[2]
PAGE: Final = (ROOT / "docs/reference/keys.md").read_text()
SOURCE: Final = "\n".join(path.read_text() for path in (ROOT / "src/tidegauge").rglob("*.py") if "web" not in path.parts)
WORDS: Final = {
    "sha256": "SHA-256",
    "SHA256": "SHA-256",
    "SHA1": "HMAC-SHA-1",
    "TOTP": "RFC 6238",
    "blake2b": "BLAKE2b",
    "AESGCM": "AES-256-GCM",
    "ChaCha20Poly1305": "ChaCha20-Poly1305",
    "HKDF": "HKDF",
}
"""What the code calls an algorithm -> what the page does."""


def purposes() -> set[str]:
    """Of every key that is derived from the secret."""
    sealed = set(re.findall(r'\bSeal\(\w+, "([a-z-]+)"', SOURCE)) | {one.purpose for one in SEALED}
    own = set(re.findall(r'\b(?:key_for|derive_key)\((?:\w+, )?"([a-z:-]+)"', SOURCE)) | set(KEPT)
    constants = set(re.findall(r'^(?:OPERATOR|FINGERPRINT): Final = "([^"]+)"', SOURCE, re.MULTILINE))
    return own | constants | {f"seal:{name}" for name in sealed} | {f"token:{name}" for name in get_args(Purpose)}


@pytest.mark.req("J6")
@pytest.mark.asvs("11.1.1", "11.1.2")
def test_every_purpose_of_a_key_is_named() -> None:
    found = purposes()
    assert len(found) >= 17
    assert {name for name in found if f"`{name}`" not in PAGE} == set()
    assert {name for name in re.findall(r"`((?:token|seal|backup):[a-z-]+)`", PAGE) if name not in found} == set(), "named, but gone"


@pytest.mark.req("J6")
@pytest.mark.asvs("11.1.2")
def test_every_algorithm_is_named() -> None:
    hashes = set(re.findall(r"\bhashlib\.([a-z0-9_]+)\(?", SOURCE))
    imported = re.findall(r"^from cryptography\.hazmat\.primitives\.\S+ import (.+)$", SOURCE, re.MULTILINE)
    primitives = {name.strip() for line in imported for name in line.split(",")}
    assert {name for name in hashes | primitives if WORDS.get(name, f"{name}, which has no words here") not in PAGE} == set()
    for signature in re.findall(r'"((?:RS|PS|ES|HS)\d{3})"', SOURCE):
        assert signature in PAGE or f"{signature[:2]}256 to" in PAGE, signature
