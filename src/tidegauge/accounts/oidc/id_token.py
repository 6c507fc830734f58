"""Holds a provider's token against everything that OpenID Connect Core 1.0 (section 3.1.3.7) asks of it."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Any, Final

import msgspec

from tidegauge.accounts.oidc.key_set import ALGORITHMS
from tidegauge.accounts.oidc.refusal import SignInRefused

if TYPE_CHECKING:
    from tidegauge.accounts.oidc.key_set import PublicKey

MAX_LENGTH: Final = 16_384
_FOREIGN_KEYS: Final = ("jku", "jwk", "x5u", "crit", "b64")
"""Parts of a header by which a token would bring its own key or rules along."""


class TokenHeader(msgspec.Struct, frozen=True):
    """What says which key has signed, and what kind of token it is."""

    alg: str
    kid: str | None = None
    typ: str = ""


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """What a token must say: whose it is, for whom, and as the answer to which try."""

    issuer: str
    client_id: str
    nonce: str
    access_token: str
    now_s: int
    leeway_s: int


def read_header(token: str) -> TokenHeader:
    """The header of a token that may be looked at further. Raises SignInRefused for other algorithms than asymmetric ones and keys of its own."""
    if len(token) > MAX_LENGTH or not token.isascii() or token.count(".") != 2:
        raise SignInRefused("token_refused", "the provider's token is no signed token of at most 16 KB")
    part = token.partition(".")[0]
    try:
        plain = msgspec.json.decode(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)), type=dict[str, Any])
        header = msgspec.convert(plain, TokenHeader)
    except (binascii.Error, ValueError, msgspec.MsgspecError, RecursionError):
        raise SignInRefused("token_refused", "the header of the provider's token cannot be read") from None
    if header.alg not in ALGORITHMS:
        raise SignInRefused(
            "token_refused", f"the provider's token is signed by {header.alg[:20]!r}; only asymmetric signatures count: {', '.join(ALGORITHMS)}"
        )
    if foreign := [name for name in _FOREIGN_KEYS if name in plain]:
        raise SignInRefused("token_refused", f"the provider's token brings {foreign[0]} in its header, which is not followed")
    return header


def read_claims(token: str, header: TokenHeader, key: PublicKey, expected: Expected) -> dict[str, Any]:
    """The claims of a token signed by the key. Raises SignInRefused: `clock` when only times are wrong."""
    from authlib.oidc.core import CodeIDToken
    from joserfc import jwt
    from joserfc.errors import ClaimError, ExpiredTokenError, JoseError

    try:
        read = jwt.decode(token, key, algorithms=[header.alg])
    except (JoseError, ValueError):
        raise SignInRefused("token_refused", "the signature of the provider's token is not by its key") from None
    options = {
        "iss": {"essential": True, "value": expected.issuer},
        "aud": {"essential": True, "value": expected.client_id},
        **{name: {"essential": True} for name in ("sub", "exp", "iat", "nonce")},
    }
    params = {"nonce": expected.nonce, "client_id": expected.client_id, "access_token": expected.access_token}
    claims = CodeIDToken(read.claims, read.header, options, params)
    try:
        claims.validate(now=expected.now_s, leeway=expected.leeway_s)
    except ExpiredTokenError:
        raise SignInRefused("clock", _clock_text("has ended", claims.get("exp"), expected)) from None
    except ClaimError as error:
        if error.claim in ("iat", "nbf") and isinstance(claims.get(error.claim), int | float):
            raise SignInRefused("clock", _clock_text("begins in the future", claims.get(error.claim), expected)) from None
        raise SignInRefused("token_refused", f"the claim {error.claim!r} of the provider's token is not what it must be") from None
    except (JoseError, ValueError, TypeError) as error:
        raise SignInRefused("token_refused", f"the provider's token is not as it must be: {type(error).__name__}") from None
    return dict(claims)


def _clock_text(what: str, at: object, expected: Expected) -> str:
    return f"the provider's token {what}: it says {at}, this machine's clock says {expected.now_s} (leeway {expected.leeway_s} s, setting oidc_clock_leeway_s)"
