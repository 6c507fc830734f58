"""What a provider says about itself (OpenID Connect Discovery 1.0)."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

import msgspec

from tidegauge.accounts.oidc.refusal import SignInRefused

WELL_KNOWN: Final = "/.well-known/openid-configuration"
_SECRET_IN_BODY: Final = "client_secret_post"
_SECRET_IN_HEADER: Final = "client_secret_basic"


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """The part of the document that signing in needs."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str = ""
    end_session_endpoint: str = ""
    token_endpoint_auth_methods_supported: tuple[str, ...] = (_SECRET_IN_HEADER,)
    authorization_response_iss_parameter_supported: bool = False

    @property
    def secret_method(self) -> str:
        """How the client secret is shown: in the header unless the provider knows only the body."""
        methods = self.token_endpoint_auth_methods_supported
        return _SECRET_IN_BODY if _SECRET_IN_BODY in methods and _SECRET_IN_HEADER not in methods else _SECRET_IN_HEADER


def read_metadata(document: bytes, issuer: str, *, is_plain_allowed: bool) -> Metadata:
    """The document of the provider `issuer`. Raises SignInRefused for one that is of another issuer, not whole, or leads away from TLS."""
    try:
        metadata = msgspec.json.decode(document, type=Metadata)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise SignInRefused("provider_error", f"the document at {issuer}{WELL_KNOWN} is not what OpenID Connect asks for: {error}") from None
    if metadata.issuer != issuer:
        raise SignInRefused("provider_error", f"the provider names itself {metadata.issuer[:200]!r}; oidc_issuer says {issuer!r}, and both must be the same")
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint", "end_session_endpoint"):
        _require_address(name, getattr(metadata, name), is_plain_allowed)
    return metadata


def _require_address(name: str, url: str, is_plain_allowed: bool) -> None:
    if not url and name in ("userinfo_endpoint", "end_session_endpoint"):
        return
    try:
        parts = urlsplit(url)
        is_usable = bool(parts.hostname) and "@" not in parts.netloc and url.isprintable() and " " not in url and "\\" not in url
    except ValueError:
        is_usable = False
    if not is_usable or parts.fragment or not (parts.scheme == "https" or (parts.scheme == "http" and is_plain_allowed)):
        raise SignInRefused("provider_error", f"the provider's {name} is no https:// address")
