"""The operator of the machine: whoever reads the installation's secret may ask the running server for a backup, as a scheduled command does."""

from __future__ import annotations

from typing import Any, Final

import jwt

from tidegauge.core.clock import Clock

LIFE_S: Final = 60
_AUDIENCE: Final = "operator"
_ALGORITHM: Final = "HS256"

OPERATOR: Final = "token:operator"
"""Purpose of the key that operators' tokens are signed with."""


def operator_token(key: bytes, now_ms: int) -> str:
    """A token that is good for a minute."""
    now_s = now_ms // 1000
    return jwt.encode({"aud": _AUDIENCE, "iat": now_s, "exp": now_s + LIFE_S}, key, algorithm=_ALGORITHM)


class OperatorTokens:
    """Knows the tokens that were made with a key."""

    def __init__(self, key: bytes, clock: Clock) -> None:
        self._key = key
        self._clock = clock

    def hold(self, token: str) -> bool:
        """Whether it is an operator's, and still good."""
        options: Any = {"require": ["aud", "iat", "exp"], "strict_aud": True, "verify_exp": False, "verify_iat": False}
        try:
            claims = jwt.decode(token, self._key, algorithms=[_ALGORITHM], audience=_AUDIENCE, options=options)
        except jwt.PyJWTError:
            return False
        now_s = self._clock.now_ms() / 1000
        return isinstance(claims["exp"], int) and now_s < claims["exp"] <= now_s + 2 * LIFE_S
