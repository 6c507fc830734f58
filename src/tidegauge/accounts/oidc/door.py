"""From the button of the login page to an open login."""

from __future__ import annotations

import asyncio
import hashlib
from importlib import import_module
from typing import Any, Final, NamedTuple

import msgspec
import structlog

from tidegauge.accounts.access import AccessCache
from tidegauge.accounts.audit.deed import note_login
from tidegauge.accounts.audit.log import AuditLog
from tidegauge.accounts.keys.seal import Seal
from tidegauge.accounts.login.caller import Caller
from tidegauge.accounts.login.session import Challenge, Logins, TokenPair
from tidegauge.accounts.oidc.attempt import Attempts
from tidegauge.accounts.oidc.configuration import OidcConfiguration
from tidegauge.accounts.oidc.id_token import Expected, read_claims, read_header
from tidegauge.accounts.oidc.identity import Identity, identity_of, require_allowed
from tidegauge.accounts.oidc.logout_token import provider_session, read_logout_token
from tidegauge.accounts.oidc.provider import Provider, Tokens
from tidegauge.accounts.oidc.refusal import SignInRefused
from tidegauge.accounts.oidc.repository import admit, carry_over, end_logins, find_login, keep_challenge, keep_login, spend
from tidegauge.accounts.throttle import LoginThrottle
from tidegauge.contracts.breaker import UNGUARDED, Breakers
from tidegauge.core.clock import Clock
from tidegauge.core.errors import RateLimited
from tidegauge.meta.database import Database
from tidegauge.outbound.client import OutboundClient

TIMEOUT_S: Final = 5.0
_TRIES: Final = "the provider"
"""What tries are counted as, in place of an address."""

log = structlog.get_logger(__name__)


class Callback(msgspec.Struct, frozen=True):
    """What the provider sends a browser back with; "" for what is absent."""

    code: str
    state: str
    error: str
    issuer: str


class Came(NamedTuple):
    """Who came, and what the provider calls their session there."""

    identity: Identity
    session: str | None


class Entered(NamedTuple):
    """What the browser gets, and where it wants to be."""

    answer: TokenPair | Challenge
    destination: str


def load_libraries() -> None:
    """Authlib and what checks signatures: 12 MB and 50 ms that only installations with a provider pay, in a thread, before the first sign-in."""
    for name in ("authlib.oauth2.auth", "authlib.oidc.core", "joserfc.jwt"):
        import_module(name)


class ProviderDoor:
    """Signs in by the provider of the configuration."""

    def __init__(
        self,
        configuration: OidcConfiguration,
        database: Database,
        logins: Logins,
        throttle: LoginThrottle,
        access: AccessCache,
        audit: AuditLog,
        clock: Clock,
        *,
        attempt_seal: Seal,
        token_seal: Seal,
        breakers: Breakers = UNGUARDED,
    ) -> None:
        self.configuration = configuration
        self._database = database
        self._logins = logins
        self._throttle = throttle
        self._access = access
        self._audit = audit
        self._clock = clock
        self._attempts = Attempts(attempt_seal, clock)
        self._token_seal = token_seal
        self._client = OutboundClient(configuration.guard, timeout_s=TIMEOUT_S, threads=4, breakers=breakers)
        self.provider = Provider(configuration, self._client, clock)

    async def begin(self, destination: str) -> tuple[str, str]:
        """Where to send the browser, and what it has to keep until it is back. Raises SignInRefused."""
        await asyncio.to_thread(load_libraries)
        from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
        from authlib.oauth2.rfc7636 import create_s256_code_challenge

        metadata = await self.provider.metadata()
        attempt, kept = self._attempts.begin(destination)
        uri: str = prepare_grant_uri(
            metadata.authorization_endpoint,
            self.configuration.client_id,
            "code",
            redirect_uri=self.configuration.redirect_uri,
            scope=list(self.configuration.scopes),
            state=attempt.state,
            nonce=attempt.nonce,
            code_challenge=create_s256_code_challenge(attempt.verifier),
            code_challenge_method="S256",
        )
        return uri, kept

    async def finish(self, given: Callback, kept: str, caller: Caller) -> Entered:
        """Open a login for who comes back from the provider, or ask for the second step. Raises SignInRefused."""
        attempt = self._attempts.read(kept, given.state)
        if attempt is not None:  # else any page could use up the tries of whoever looks at it
            try:
                await self._throttle.begin(_TRIES, caller.ip)
            except RateLimited:
                raise SignInRefused("too_many") from None
        if attempt is None or not await self._spend(given.state, attempt.ends_ms):
            raise SignInRefused("attempt_ended", "the answer is to no try of this browser, to one that is over, or it was used before")
        if given.error:
            raise SignInRefused("denied" if given.error == "access_denied" else "provider_error", f"the provider said {given.error[:100]!r}")
        await self._require_own_issuer(given.issuer)
        await asyncio.to_thread(load_libraries)
        tokens = await self.provider.redeem(given.code, attempt.verifier)
        came = await self._came(tokens, attempt.nonce)
        require_allowed(came.identity, self.configuration)
        found = await self._database.write(admit, came.identity, self.configuration, self._audit.sign, self._clock.now_ms())
        self._access.clear()
        note_login(found.email, found.person_id)
        await self._throttle.succeed(_TRIES, caller.ip)
        asked = self.configuration.is_second_factor_asked or (found.is_administrator and self.configuration.is_asked_of_administrators)
        answer = await self._logins.enter(found.person_id, caller, is_code_asked=asked)
        await self._keep(answer, tokens.id_token, came.session)
        return Entered(answer, attempt.destination)

    async def carry_over(self, challenge: str, pair: TokenPair) -> None:
        """The login after the second step came by the provider, where its challenge did."""
        challenge_id, session_id = self._logins.challenge_of(challenge), self._logins.session_of(pair)

        def reseal(sealed: bytes) -> bytes:
            return self._token_seal.close(self._token_seal.open(sealed, challenge_id.encode()) or "", session_id.encode())

        await self._database.write(carry_over, challenge_id, session_id, reseal)

    async def signed_out(self, token: str) -> int:
        """End the logins of whom the provider signed out (OpenID Connect Back-Channel Logout 1.0); how many. Raises SignInRefused."""
        header = read_header(token)
        await asyncio.to_thread(load_libraries)
        key, now_ms, configuration = await self.provider.key(header), self._clock.now_ms(), self.configuration
        expected = {"issuer": configuration.issuer, "client_id": configuration.client_id}
        said = read_logout_token(token, header, key, **expected, now_s=now_ms // 1000, leeway_s=configuration.leeway_s)
        ended = await self._database.write(end_logins, said, configuration.issuer, now_ms)
        self._access.clear()
        if ended is None:
            raise SignInRefused("token_refused", "the provider's token for signing out was used before")
        log.info("signed_out_by_provider", count=ended)
        return ended

    async def farewell(self, session_id: str) -> str | None:
        """Where to send the browser so that the provider signs it out, too (OpenID Connect RP-Initiated Logout 1.0); None when it has no such place,
        does not answer, or the login did not come by it."""
        sealed = await self._database.read(find_login, session_id)
        if sealed is None:
            return None
        try:
            end = (await self.provider.metadata()).end_session_endpoint
        except SignInRefused as refused:
            log.warning("provider_log_out_impossible", reason=str(refused))
            return None
        if not end:
            return None
        from authlib.common.urls import add_params_to_uri

        hint = self._token_seal.open(sealed, session_id.encode())
        parameters = {"client_id": self.configuration.client_id, "post_logout_redirect_uri": f"{self.configuration.base_url}/"}
        uri: str = add_params_to_uri(end, [*parameters.items(), *([("id_token_hint", hint)] if hint else [])])
        return uri

    async def close(self) -> None:
        """Let the threads go."""
        await asyncio.to_thread(self._client.close)

    async def _came(self, tokens: Tokens, nonce: str) -> Came:
        header = read_header(tokens.id_token)
        key = await self.provider.key(header)
        configuration = self.configuration
        expected = Expected(
            issuer=configuration.issuer,
            client_id=configuration.client_id,
            nonce=nonce,
            access_token=tokens.access_token,
            now_s=self._clock.now_ms() // 1000,
            leeway_s=configuration.leeway_s,
        )
        claims = read_claims(tokens.id_token, header, key, expected)
        session = provider_session(claims)
        if "email" not in claims or configuration.group_roles:
            claims = await self._more(tokens, claims)
        return Came(identity_of(claims, configuration), session)

    async def _more(self, tokens: Tokens, claims: dict[str, Any]) -> dict[str, Any]:
        """With what the token left out; where both say something, the token is believed. Whose address it is says that it is verified."""
        more = await self.provider.userinfo(tokens.access_token, str(claims.get("sub")))
        speaker = claims if "email" in claims else more
        return more | claims | {"email_verified": speaker.get("email_verified")}

    async def _require_own_issuer(self, issuer: str) -> None:
        """RFC 9207: an answer that names another provider must not have its code brought to this one."""
        is_named = (await self.provider.metadata()).authorization_response_iss_parameter_supported
        if (issuer or is_named) and issuer != self.configuration.issuer:
            raise SignInRefused("token_refused", f"the answer names the issuer {issuer[:200]!r}")

    async def _spend(self, state: str, ends_ms: int) -> bool:
        return await self._database.write(spend, hashlib.sha256(state.encode()).digest(), ends_ms, self._clock.now_ms())

    async def _keep(self, answer: TokenPair | Challenge, id_token: str, session: str | None) -> None:
        if isinstance(answer, TokenPair):
            session_id = self._logins.session_of(answer)
            await self._database.write(keep_login, session_id, self._token_seal.close(id_token, session_id.encode()), session)
            return
        challenge_id, now_ms = self._logins.challenge_of(answer.challenge), self._clock.now_ms()
        sealed = self._token_seal.close(id_token, challenge_id.encode())
        await self._database.write(keep_challenge, challenge_id, sealed, session, now_ms + answer.expires_in * 1000, now_ms)
