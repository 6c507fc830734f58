"""The provider, asked over the network: what it says about itself, its keys, a code for tokens."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

import msgspec
import structlog

from tidegauge.accounts.oidc.configuration import OidcConfiguration
from tidegauge.accounts.oidc.id_token import TokenHeader
from tidegauge.accounts.oidc.key_set import KeySet
from tidegauge.accounts.oidc.metadata import WELL_KNOWN, Metadata, read_metadata
from tidegauge.accounts.oidc.refusal import Reason, SignInRefused
from tidegauge.core.clock import Clock
from tidegauge.outbound.client import OutboundClient
from tidegauge.outbound.reply import Answer, Unreachable
from tidegauge.outbound.target import Refused

if TYPE_CHECKING:
    from tidegauge.accounts.oidc.key_set import PublicKey

METADATA_S: Final = 3_600.0
KEYS_S: Final = 600.0
"""A key that the provider takes away counts at most this much longer."""
RENEW_KEYS_S: Final = 10.0
"""A token with an unknown key makes the keys be fetched anew, but no more often than that."""
PAUSE_S: Final = 5.0
"""After a failure the provider is left alone for so long: people who wait for it would take turns at timing out."""
_FORM: Final = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
_REASONS: Final[dict[str, Reason]] = {
    "invalid_client": "wrong_client",
    "unauthorized_client": "wrong_client",
    "redirect_uri_mismatch": "wrong_redirect",
    "invalid_grant": "attempt_ended",
}

log = structlog.get_logger(__name__)


class Tokens(msgspec.Struct, frozen=True):
    """What a code was worth."""

    id_token: str
    access_token: str = ""


class _Failure(msgspec.Struct, frozen=True):
    error: str = ""
    error_description: str = ""


class Provider:
    """Methods raise SignInRefused. What was learned is kept for a while; one question at a time goes out for it."""

    def __init__(self, configuration: OidcConfiguration, client: OutboundClient, clock: Clock) -> None:
        self._configuration = configuration
        self._client = client
        self._clock = clock
        self._metadata: Metadata | None = None
        self._keys: KeySet | None = None
        self._metadata_s = self._keys_s = float("-inf")
        self._failed: tuple[float, SignInRefused] | None = None
        self._lock = asyncio.Lock()

    async def metadata(self) -> Metadata:
        """What the provider says about itself, at most an hour old; older only while it does not answer."""
        async with self._lock:
            now_s = self._clock.monotonic_s()
            if self._metadata is not None and now_s < self._metadata_s + METADATA_S:
                return self._metadata
            if self._failed is not None and now_s < self._failed[0] + PAUSE_S:
                raise self._failed[1]
            try:
                answer = await self._get(self._configuration.issuer.rstrip("/") + WELL_KNOWN)
                self._metadata = read_metadata(answer, self._configuration.issuer, is_plain_allowed=self._configuration.is_plain_allowed)
                self._metadata_s, self._failed = now_s, None
            except SignInRefused as refused:
                if self._metadata is None or refused.reason != "provider_unreachable":
                    self._failed = (self._clock.monotonic_s(), refused)
                    raise
                log.warning("provider_document_is_old", reason=str(refused))
            return self._metadata

    async def key(self, header: TokenHeader) -> PublicKey:
        """The key that a token says it is signed by; an unknown one makes the keys be fetched anew, as the provider may have changed them."""
        metadata = await self.metadata()
        async with self._lock:
            age_s = self._clock.monotonic_s() - self._keys_s
            if self._keys is None or age_s >= KEYS_S or (self._keys.find(header.alg, header.kid) is None and age_s >= RENEW_KEYS_S):
                await self._fetch_keys(metadata)
            key = self._keys.find(header.alg, header.kid) if self._keys is not None else None
        if key is None:
            raise SignInRefused("token_refused", f"the provider lists no key {(header.kid or '')[:100]!r} for {header.alg}")
        return key

    async def redeem(self, code: str, verifier: str) -> Tokens:
        """The tokens for a code."""
        from authlib.oauth2.auth import ClientAuth
        from authlib.oauth2.rfc6749.parameters import prepare_token_request

        metadata, configuration = await self.metadata(), self._configuration
        method = metadata.secret_method if configuration.client_secret else "none"
        form = prepare_token_request("authorization_code", code=code, redirect_uri=configuration.redirect_uri, code_verifier=verifier)
        # RFC 6749 (2.3.1): id and secret are form-encoded before they become a header
        given = (configuration.client_id, configuration.client_secret)
        id_, secret = map(_form_encoded, given) if method == "client_secret_basic" else given
        _, headers, body = ClientAuth(id_, secret, method).prepare("POST", metadata.token_endpoint, dict(_FORM), form)
        answer = await self._ask(metadata.token_endpoint, "POST", body.encode(), headers)
        if answer.status != 200:
            raise _refusal(answer)
        try:
            return msgspec.json.decode(answer.body, type=Tokens)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise SignInRefused("provider_error", f"the provider's answer holds no id_token: {error}") from None

    async def userinfo(self, access_token: str, subject: str) -> dict[str, Any]:
        """What else the provider says of who came; {} when it has nothing more to say. Of somebody else it is refused."""
        metadata = await self.metadata()
        if not metadata.userinfo_endpoint or not access_token:
            return {}
        answer = await self._ask(metadata.userinfo_endpoint, "GET", None, {"Authorization": f"Bearer {access_token}", "Accept": "application/json"})
        try:
            claims = msgspec.json.decode(answer.body, type=dict[str, Any]) if answer.status == 200 else {}
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            claims = {}
        if not claims:
            raise SignInRefused("provider_error", f"the provider's userinfo_endpoint answered with status {answer.status} and no claims")
        if claims.get("sub") != subject:
            raise SignInRefused("token_refused", "the provider's userinfo_endpoint speaks of somebody else than its token")
        return claims

    async def _fetch_keys(self, metadata: Metadata) -> None:
        try:
            self._keys = KeySet(await self._get(metadata.jwks_uri))
        except ValueError as error:
            raise SignInRefused("provider_error", f"the provider's jwks_uri: {error}") from None
        self._keys_s = self._clock.monotonic_s()

    async def _get(self, url: str) -> bytes:
        answer = await self._ask(url, "GET", None, {"Accept": "application/json"})
        if answer.status != 200:
            raise SignInRefused("provider_unreachable", f"the provider answered {answer.status} at {url[:200]}")
        return answer.body

    async def _ask(self, url: str, method: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        try:
            return await self._client.fetch(url, method, body, headers)
        except Unreachable as error:
            raise SignInRefused("provider_unreachable", str(error)) from None
        except Refused as error:
            raise SignInRefused("provider_unreachable", f"{error.message} For the provider the setting is oidc_inside.") from None


def _form_encoded(text: str) -> str:
    return urlencode({"": text})[1:]


def _refusal(answer: Answer) -> SignInRefused:
    """Why a code was not redeemed, as the provider says: its words go to the log only, on one line."""
    try:
        failure = msgspec.json.decode(answer.body, type=_Failure)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        failure = _Failure()
    said = re.sub(r"[^\x20-\x7e]", " ", f"{failure.error} {failure.error_description}".strip())[:300] or f"status {answer.status}"
    if answer.status >= 500:
        return SignInRefused("provider_unreachable", f"the provider failed: {said}")
    reason = _REASONS.get(failure.error, "provider_error")
    if failure.error == "invalid_grant" and "redirect" in failure.error_description.lower():
        reason = "wrong_redirect"
    return SignInRefused(reason, f"the provider did not redeem the code: {said}")
