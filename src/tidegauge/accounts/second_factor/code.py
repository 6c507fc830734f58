"""Codes of an authenticator app (TOTP, RFC 6238: SHA-1, 6 digits, 30 s, as every app understands them)."""

from __future__ import annotations

import base64
import hmac
import os
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

STEP_S: Final = 30
DIGITS: Final = 6
ISSUER: Final = "Tidegauge"
_DRIFT_STEPS: Final = 1
"""How far the clock of a phone may be off, and how long typing may take (RFC 6238, 5.2 recommends one step)."""
_SECRET_BYTES: Final = 20


def new_secret() -> str:
    """160 random bits (RFC 4226, 4) as an app takes them: base32 without padding."""
    return base64.b32encode(os.urandom(_SECRET_BYTES)).decode()


def matching_step(secret: str, code: str, now_ms: int, *, after: int) -> int | None:
    """The time step that `code` is of, within 30 s of now and later than the step `after`; None when there is none. Takes the same time for every code."""
    now = now_ms // 1000 // STEP_S
    found = None
    for step in range(now - _DRIFT_STEPS, now + _DRIFT_STEPS + 1):
        is_same = hmac.compare_digest(code_at(secret, step).encode(), code.encode())
        if is_same and step > after:
            found = step
    return found


def code_at(secret: str, step: int) -> str:
    """The code of a time step."""
    return _totp(secret).generate(step * STEP_S).decode()


def key_uri(secret: str, email: str) -> str:
    """What the QR code holds: `otpauth://totp/Tidegauge:…`."""
    return _totp(secret).get_provisioning_uri(email, ISSUER)


def _totp(secret: str) -> TOTP:
    return TOTP(base64.b32decode(secret), DIGITS, SHA1(), STEP_S)
