"""Holds what says that the provider signed somebody out against what OpenID Connect Back-Channel Logout 1.0 (section 2.6) asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tidegauge.accounts.oidc.identity import MAX_SUBJECT
from tidegauge.accounts.oidc.refusal import SignInRefused

if TYPE_CHECKING:
    from tidegauge.accounts.oidc.id_token import TokenHeader
    from tidegauge.accounts.oidc.key_set import PublicKey

TYPES: Final = ("logout+jwt", "application/logout+jwt")
"""What the header calls it: no other token of the provider's stands in for it."""
EVENT: Final = "http://schemas.openid.net/event/backchannel-logout"
MAX_AGE_S: Final = 300
"""Older ones are not believed, whatever they say of their end: so long one that was used is remembered."""


class SignedOut(NamedTuple):
    """Whom: a person by `subject`, one of their sessions at the provider by `session`, or a session alone. `token_id` counts once, until `ends_s`."""

    subject: str | None
    session: str | None
    token_id: str
    ends_s: int


def read_logout_token(token: str, header: TokenHeader, key: PublicKey, *, issuer: str, client_id: str, now_s: int, leeway_s: int) -> SignedOut:
    """Whom a token signed by the key signs out. Raises SignInRefused."""
    from joserfc import jwt
    from joserfc.errors import JoseError

    if header.typ.lower() not in TYPES:
        raise _refused(f"its header calls it {header.typ[:50]!r}, not 'logout+jwt'")
    try:
        claims = jwt.decode(token, key, algorithms=[header.alg]).claims
        options: Any = {"iss": {"essential": True, "value": issuer}, "aud": {"essential": True, "value": client_id}, "iat": {"essential": True}}
        jwt.JWTClaimsRegistry(now=now_s, leeway=leeway_s, **options).validate(claims)
    except (JoseError, ValueError, TypeError) as error:
        raise _refused(f"{type(error).__name__}: {str(error)[:200]}") from None
    if now_s - claims["iat"] > MAX_AGE_S + leeway_s:
        raise _refused(f"it is older than {MAX_AGE_S} s")
    events = claims.get("events")
    if not isinstance(events, dict) or not isinstance(events.get(EVENT), dict):
        raise _refused("it does not name the event of signing out")
    if "nonce" in claims:
        raise _refused("it has a nonce, as a token for signing in has")
    subject, session, token_id = (_text(claims, name) for name in ("sub", "sid", "jti"))
    if token_id is None or (subject is None and session is None):
        raise _refused("it names neither a subject nor a session, or has no id")
    return SignedOut(subject, session, token_id, int(claims["iat"]) + MAX_AGE_S + leeway_s)


def provider_session(claims: dict[str, Any]) -> str | None:
    """What the provider calls its session, by the claims of a token for signing in."""
    return _text(claims, "sid")


def _text(claims: dict[str, Any], name: str) -> str | None:
    found = claims.get(name)
    return found if isinstance(found, str) and 1 <= len(found) <= MAX_SUBJECT else None


def _refused(reason: str) -> SignInRefused:
    return SignInRefused("token_refused", f"the provider's token for signing out: {reason}")
