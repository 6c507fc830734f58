"""Signed tokens: a short one that opens calls, a long one that only renews, one that says that the password was
right, and those of links that set a password."""

from __future__ import annotations

import secrets
from typing import Any, Final, Literal

import jwt
import msgspec

from tidegauge.accounts.secret import derive_key
from tidegauge.core.clock import Clock

Purpose = Literal["access", "refresh", "challenge", "reset", "invitation"]

ALGORITHM: Final = "HS256"
ISSUER: Final = "tidegauge"
LEEWAY_S: Final = 5
"""How far the clocks of two nodes may differ."""
_REQUIRED: Final = ["iss", "aud", "sub", "sid", "jti", "iat", "nbf", "exp"]
CHALLENGE_S: Final = 300
"""Time for the second step of signing in."""
LINK_S: Final[dict[Purpose, int]] = {"reset": 3_600, "invitation": 7 * 86_400}
"""Life of a link."""
_MAX_LENGTH: Final = 2_000


class Claims(msgspec.Struct, frozen=True):
    """What a valid token says: the person, the login session, the token's own id, and its end in seconds since 1970."""

    sub: str
    sid: str
    jti: str
    exp: int


class Tokens:
    """Issues and reads tokens. Each purpose has its own audience and its own key derived from the secret. `previous`: a secret that nothing is signed with any
    more and whose tokens still hold, so that nobody is signed out when the secret changes."""

    def __init__(self, secret: bytes, clock: Clock, *, access_s: int, refresh_s: int, previous: bytes = b"") -> None:
        self._clock = clock
        self._life_s: dict[Purpose, int] = {"access": access_s, "refresh": refresh_s, "challenge": CHALLENGE_S, **LINK_S}
        self._keys: dict[Purpose, bytes] = {purpose: derive_key(secret, f"token:{purpose}") for purpose in self._life_s}
        self._old_keys: dict[Purpose, bytes] = {purpose: derive_key(previous, f"token:{purpose}") for purpose in self._life_s} if previous else {}
        self.access_s = access_s
        self.refresh_s = refresh_s

    def issue(self, purpose: Purpose, person_id: str, session_id: str) -> str:
        """A new token with its own random id."""
        now_s = self._clock.now_ms() // 1000
        claims = {
            "iss": ISSUER,
            "aud": purpose,
            "sub": person_id,
            "sid": session_id,
            "jti": secrets.token_urlsafe(16),
            "iat": now_s,
            "nbf": now_s,
            "exp": now_s + self._life_s[purpose],
        }
        return jwt.encode(claims, self._keys[purpose], algorithm=ALGORITHM)

    def read(self, purpose: Purpose, token: str) -> Claims | None:
        """The claims, or None for anything but an unaltered token of this installation and purpose within its time (5 s leeway).

        A refresh token made by a clock that was ahead holds: its login, spent once and ended in the database, decides. Else whoever signed in before the
        clock was set back would be locked out until it has caught up.
        """
        if len(token) > _MAX_LENGTH or not token.isascii():
            return None
        claims = _decoded(token, self._keys[purpose], purpose)
        if claims is None and self._old_keys:
            claims = _decoded(token, self._old_keys[purpose], purpose)
        if claims is None:
            return None
        now_s = self._clock.now_ms() / 1000
        has_begun = purpose == "refresh" or claims.nbf - LEEWAY_S <= now_s
        if not has_begun or now_s >= claims.exp + LEEWAY_S:
            return None
        return Claims(claims.sub, claims.sid, claims.jti, claims.exp)


def _decoded(token: str, key: bytes, purpose: Purpose) -> _Payload | None:
    """What a token says that is signed with the key; its times are checked by the clock that everything else uses."""
    options: Any = {"require": _REQUIRED, "strict_aud": True, "verify_exp": False, "verify_nbf": False, "verify_iat": False}
    try:
        payload = jwt.decode(token, key, algorithms=[ALGORITHM], audience=purpose, issuer=ISSUER, options=options)
        return msgspec.convert(payload, _Payload)
    except (jwt.PyJWTError, msgspec.ValidationError):
        return None


class _Payload(msgspec.Struct):
    sub: str
    sid: str
    jti: str
    nbf: int
    exp: int
