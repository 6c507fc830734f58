"""Signing in, staying in, signing out."""

from __future__ import annotations

import hashlib
from typing import Final

import msgspec
import structlog

from tidegauge.accounts.access import AccessCache
from tidegauge.accounts.address import plain_address
from tidegauge.accounts.audit.deed import note_login
from tidegauge.accounts.credentials.link import print_of
from tidegauge.accounts.login.caller import Caller
from tidegauge.accounts.login.repository import Lives, Outcome, add_refresh_token, challenged_email, end_session, open_session, renew
from tidegauge.accounts.password import Passwords
from tidegauge.accounts.people.repository import find_login, set_password_hash
from tidegauge.accounts.second_factor.factor import SecondFactors
from tidegauge.accounts.throttle import LoginThrottle
from tidegauge.accounts.token import CHALLENGE_S, Tokens
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Unauthenticated
from tidegauge.core.ids import new_id
from tidegauge.meta.database import Database

COOKIE_GRACE_MS: Final = 2_000
"""Two tabs may show the same cookie while the answer to the first is on its way. A script that holds the token itself has no such excuse."""

log = structlog.get_logger(__name__)


class TokenPair(msgspec.Struct, frozen=True):
    """The answer to a login or a renewal. `expires_in`: seconds of the access token."""

    access_token: str
    refresh_token: str
    expires_in: int
    token_type: str = "bearer"


class Challenge(msgspec.Struct, frozen=True):
    """The answer to a right password where a second step is asked for. `expires_in`: seconds in which a code must follow."""

    challenge: str
    expires_in: int = CHALLENGE_S
    second_factor: bool = True


class Logins:
    """Opens, renews and ends login sessions. `longest_s`: after that one ends, however often it was renewed."""

    def __init__(
        self,
        database: Database,
        passwords: Passwords,
        tokens: Tokens,
        throttle: LoginThrottle,
        factors: SecondFactors,
        access: AccessCache,
        clock: Clock,
        *,
        longest_s: int,
    ) -> None:
        self._lives = Lives(tokens.refresh_s * 1000, longest_s * 1000)
        self._database = database
        self._passwords = passwords
        self._tokens = tokens
        self._throttle = throttle
        self._factors = factors
        self._access = access
        self._clock = clock

    async def log_in(self, email: str, password: str, caller: Caller) -> TokenPair | Challenge:
        """Check the password and open a new session, or ask for the second step. Raises Unauthenticated (the same for unknown people), RateLimited."""
        email, ip = plain_address(email), caller.ip
        note_login(email)
        await self._throttle.begin(email, ip)
        known = await self._database.read(find_login, email)
        check = await self._passwords.check(known.password_hash if known else None, password)
        if known is None or not check.is_right or not known.is_active:
            await self._throttle.fail(ip)
            log.warning("login_failed", email=email, ip=ip)
            raise Unauthenticated("Wrong e-mail address or password.")
        await self._throttle.succeed(email, ip)
        note_login(email, known.person_id)
        if check.new_hash is not None:
            await self._database.write(set_password_hash, known.person_id, check.new_hash)
        if await self._factors.is_on(known.person_id):
            made_for = print_of(check.new_hash or known.password_hash, email)
            return Challenge(self._tokens.issue("challenge", known.person_id, made_for))
        return await self._open(known.person_id, caller)

    async def enter(self, person_id: str, caller: Caller, *, is_code_asked: bool) -> TokenPair | Challenge:
        """For who was let in by other proof than a password: open a new session, or ask for the second step where that is on and asked for."""
        if is_code_asked and await self._factors.is_on(person_id):
            return Challenge(self._tokens.issue("challenge", person_id, new_id()))
        return await self._open(person_id, caller)

    def challenge_of(self, challenge: str) -> str:
        """A challenge's own id; "" for what is none."""
        claims = self._tokens.read("challenge", challenge)
        return claims.sid if claims is not None else ""

    def session_of(self, pair: TokenPair) -> str:
        """The session that a pair belongs to."""
        claims = self._tokens.read("access", pair.access_token)
        return claims.sid if claims is not None else ""

    async def answer(self, challenge: str, code: str, caller: Caller) -> TokenPair:
        """The second step: open a new session for a challenge and a code. Raises Unauthenticated (`challenge_ended`, `wrong_code`), RateLimited."""
        claims = self._tokens.read("challenge", challenge)
        email = await self._database.read(challenged_email, claims.sub, claims.sid) if claims else None
        if claims is None or email is None:
            raise Unauthenticated("Too much time has passed since the first step, or it does not count any more. Sign in again.", code="challenge_ended")
        note_login(email, claims.sub)
        if not await self._factors.check(claims.sub, code, caller.ip):
            raise Unauthenticated("The code is wrong or was used already. Wait for the next one.", code="wrong_code")
        return await self._open(claims.sub, caller)

    async def refresh(self, token: str, caller: Caller, *, received_at_ms: int, is_cookie: bool) -> TokenPair:
        """Spend a refresh token for a new pair. Raises Unauthenticated; a token shown again ends its whole session."""
        claims = self._tokens.read("refresh", token)
        if claims is None:
            raise Unauthenticated("The login has ended. Sign in again.")
        pair = self._pair(claims.sub, claims.sid)
        now_ms = self._clock.now_ms()
        renewal = await self._database.write(
            renew,
            self._hash(token),
            self._hash(pair.refresh_token),
            caller,
            received_at_ms=received_at_ms,
            grace_ms=COOKIE_GRACE_MS if is_cookie else 0,
            lives=self._lives,
            now_ms=now_ms,
        )
        if renewal.outcome is Outcome.RENEWED:
            return pair
        if renewal.outcome is Outcome.REUSED:
            self._access.clear()
            log.warning("refresh_token_reused", person_id=renewal.person_id, session_id=renewal.session_id)
        raise Unauthenticated("The login has ended. Sign in again.")

    async def log_out(self, access_token: str, refresh_token: str) -> str:
        """End the session that either token belongs to and give its id; nothing happens and "" is given when neither is valid."""
        claims = self._tokens.read("access", access_token) or self._tokens.read("refresh", refresh_token)
        if claims is None:
            return ""
        await self._database.write(end_session, claims.sid, "log-out", self._clock.now_ms())
        self._access.clear()
        return claims.sid

    async def _open(self, person_id: str, caller: Caller) -> TokenPair:
        now_ms = self._clock.now_ms()
        session_id = await self._database.write(open_session, person_id, caller, now_ms + min(self._lives), now_ms)
        pair = self._pair(person_id, session_id)
        await self._database.write(add_refresh_token, session_id, self._hash(pair.refresh_token), now_ms)
        log.info("login", person_id=person_id, ip=caller.ip)
        return pair

    def _pair(self, person_id: str, session_id: str) -> TokenPair:
        access, refresh = (self._tokens.issue(purpose, person_id, session_id) for purpose in ("access", "refresh"))
        return TokenPair(access, refresh, self._tokens.access_s)

    @staticmethod
    def _hash(token: str) -> bytes:
        return hashlib.sha256(token.encode()).digest()
