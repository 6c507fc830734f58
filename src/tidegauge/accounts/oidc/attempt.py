"""One try to sign in by the provider, kept by the browser that makes it: sealed, so that only this installation can read or make one."""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
from typing import Final

import msgspec

from tidegauge.accounts.keys.seal import Seal
from tidegauge.core.clock import Clock

LIFE_S: Final = 600
"""Time for signing in at the provider."""
_CONTEXT: Final = b"sign-in-attempt"
_MAX_LENGTH: Final = 4_000


class Attempt(msgspec.Struct, frozen=True):
    """`state` comes back with the code, `nonce` inside the token; `verifier` proves to the provider who asked (PKCE, RFC 7636)."""

    state: str
    nonce: str
    verifier: str
    destination: str
    ends_ms: int


class Attempts:
    """Begins tries and reads them again."""

    def __init__(self, seal: Seal, clock: Clock) -> None:
        self._seal = seal
        self._clock = clock

    def begin(self, destination: str) -> tuple[Attempt, str]:
        """A new try, and the sealed text that the browser keeps of it."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        made = Attempt(state, nonce, verifier, destination, self._clock.now_ms() + LIFE_S * 1000)
        return made, base64.urlsafe_b64encode(self._seal.close(msgspec.json.encode(made).decode(), _CONTEXT)).decode()

    def read(self, sealed: str, state: str) -> Attempt | None:
        """The try that this browser began and this state is of; None for any other, and once its time is over."""
        if not sealed or len(sealed) > _MAX_LENGTH or not sealed.isascii():
            return None
        try:
            text = self._seal.open(base64.b64decode(sealed, b"-_", validate=True), _CONTEXT)
        except (binascii.Error, ValueError):
            return None
        if text is None:
            return None
        attempt = msgspec.json.decode(text, type=Attempt)
        is_same = hmac.compare_digest(attempt.state.encode(), state.encode("utf-8", "surrogatepass"))
        return attempt if is_same and self._clock.now_ms() < attempt.ends_ms else None
