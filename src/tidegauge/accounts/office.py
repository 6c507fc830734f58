"""All of accounts put together, for the app."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import Final

from tidegauge.accounts.access import Access, AccessCache
from tidegauge.accounts.audit.log import AuditLog
from tidegauge.accounts.audit.trail import call_witness
from tidegauge.accounts.bootstrap import FirstRun, bootstrap, ensure_demo_project, ensure_system_project
from tidegauge.accounts.cookie import cookie_names
from tidegauge.accounts.credentials.desk import Credentials
from tidegauge.accounts.credentials.post import LinkPost
from tidegauge.accounts.gate import Asked, Gate
from tidegauge.accounts.idempotency.desk import IdempotencyDesk, writing_call
from tidegauge.accounts.identities.desk import Identities
from tidegauge.accounts.keys.key_ring import KeyRing
from tidegauge.accounts.keys.keychain import Keychain
from tidegauge.accounts.keys.seal import Seal
from tidegauge.accounts.login.confirmation import Confirmation
from tidegauge.accounts.login.session import Logins
from tidegauge.accounts.members.membership import Memberships
from tidegauge.accounts.oidc.configuration import oidc_configuration
from tidegauge.accounts.oidc.door import ProviderDoor
from tidegauge.accounts.password import Passwords
from tidegauge.accounts.people.desk import People
from tidegauge.accounts.people.repository import load_access
from tidegauge.accounts.policy import OF_ROLE
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.profile.desk import Profiles
from tidegauge.accounts.projects.tenancy import Erase, Tenancy
from tidegauge.accounts.second_factor.factor import SecondFactors
from tidegauge.accounts.secret import derive_key
from tidegauge.accounts.sessions.desk import Sessions
from tidegauge.accounts.setup.repository import first_admin
from tidegauge.accounts.teams.desk import Teams
from tidegauge.accounts.teams.places import TeamPlaces
from tidegauge.accounts.throttle import LoginThrottle
from tidegauge.accounts.token import Tokens
from tidegauge.contracts.breaker import UNGUARDED, Breaker, Breakers
from tidegauge.core.clock import Clock
from tidegauge.core.settings import Settings
from tidegauge.core.tasks import Work
from tidegauge.meta.database import Database, witnesses
from tidegauge.outbound.mail import mail_server
from tidegauge.quota.windows import MemoryWindows, Windows

CODES_ANYWHERE: Final = "100/1 hour"
"""Codes of an app tried for one person from all addresses together: a guesser hits with one in 3,000 in that time, and recovery codes still open."""
KEY_REFRESH_S: Final = 10.0
"""How long a key made or revoked on another node may go unnoticed here."""
AUDIT_PRUNE_S: Final = 3_600.0


class Accounts:
    """Owns the parts that decide who may do what. The database is the app's: opened, upgraded and closed there."""

    def __init__(
        self,
        settings: Settings,
        secret: bytes,
        database: Database,
        clock: Clock,
        *,
        passwords: Passwords | None = None,
        windows: Windows | None = None,
        kept_keys: Mapping[str, bytes] | None = None,
        mail_breaker: Breaker = UNGUARDED,
        provider_breakers: Breakers = UNGUARDED,
    ) -> None:
        self.settings = settings
        self._mail_breaker, self._provider_breakers = mail_breaker, provider_breakers
        self.clock = clock
        self.database = database
        self.passwords = passwords or Passwords()
        self.windows = windows or MemoryWindows()
        self._kept_keys = kept_keys or {}
        self._secret = secret
        self.audit = AuditLog(database, self.key_for("audit"), clock, keep_days=settings.audit_days)
        database.call_witness = witnesses(call_witness, writing_call)
        self.idempotency = IdempotencyDesk(database, Seal(secret, "idempotent-answer"), clock)
        self.seal = Seal(secret)
        self.channel_seal = Seal(secret, "alert-channel")
        self.privacy_seal = Seal(secret, "privacy-key")
        self.tokens = Tokens(
            secret, clock, access_s=settings.access_token_s, refresh_s=settings.refresh_token_s, previous=settings.previous_secret_key.encode()
        )
        self.access = AccessCache(self._load_access, clock)
        self.keys = KeyRing(database, clock)
        self.gate = Gate(self.tokens, self.access, self.keys, cookie_names(https=settings.https), second_factor_of=_asked_of(settings))
        throttle = LoginThrottle(settings.login_failures_per_account, settings.login_failures_per_ip, self.windows)
        self.confirmation = Confirmation(database, self.passwords, throttle, clock)
        post = self._link_post()
        self.credentials = Credentials(database, self.passwords, self.tokens, throttle, self.confirmation, self.access, clock, post)
        self.profiles = Profiles(database, self.confirmation, self.access)
        self.people = People(database, self.credentials, self.access, clock)
        self.factors = self._second_factors(secret)
        self.logins = Logins(database, self.passwords, self.tokens, throttle, self.factors, self.access, clock, longest_s=settings.login_longest_s)
        self.provider_door = self._provider_door(secret, throttle)
        self.identities = Identities(database, self.access, clock, settings)
        self.sessions = Sessions(database, self.access, clock)
        self.keychain = Keychain(database, self.keys, self.seal, clock)
        self.memberships = Memberships(database, self.access)
        self.teams, self.team_places = Teams(database, self.access, clock), TeamPlaces(database, self.access)
        self.tenancy = Tenancy(database, self.keys, self.access, clock)

    def key_for(self, purpose: str) -> bytes:
        """32 bytes for a purpose: derived from the secret, or kept since before it was changed."""
        return self._kept_keys.get(purpose) or derive_key(self._secret, purpose)

    def _link_post(self) -> LinkPost | None:
        server = mail_server(self.settings, self._mail_breaker) if self.settings.password_sign_in else None
        return None if server is None else LinkPost(server, self.settings.base_url, self.windows)

    def _second_factors(self, secret: bytes) -> SecondFactors:
        settings = self.settings
        throttle = LoginThrottle(settings.login_failures_per_account, settings.login_failures_per_ip, self.windows)
        anywhere = LoginThrottle(CODES_ANYWHERE, settings.login_failures_per_ip, self.windows)
        seal = Seal(secret, "second-factor")
        return SecondFactors(self.database, seal, self.key_for("recovery-code"), self.access, self.clock, throttle=throttle, anywhere=anywhere)

    def _provider_door(self, secret: bytes, throttle: LoginThrottle) -> ProviderDoor | None:
        configuration = oidc_configuration(self.settings, self.settings.base_url)
        if configuration is None:
            return None
        seals = {"attempt_seal": Seal(secret, "sign-in-attempt"), "token_seal": Seal(secret, "provider-token")}
        return ProviderDoor(configuration, self.database, self.logins, throttle, self.access, self.audit, self.clock, breakers=self._provider_breakers, **seals)

    def asks_second_factor(self, role: str) -> bool:
        """Whether the installation asks people of this role to sign in in two steps."""
        asked = _asked_of(self.settings)
        return asked == "everyone" or (asked == "administrators" and role == "admin")

    async def start(self) -> FirstRun | None:
        """First-run set-up and the keys in memory; what to print once, or None."""
        first_run = await bootstrap(self.database, self.settings, self.passwords, self.seal, self.clock)
        await self.keys.refresh()
        return first_run

    async def ensure_demo_project(self) -> int:
        """The demo project's id; made when there is none."""
        project_id = await ensure_demo_project(self.database, self.clock)
        self.access.clear()
        return project_id

    async def first_admin(self, project_id: int) -> Principal | None:
        """The administrator of a project who came first, there."""
        found = await self.database.read(first_admin, project_id)
        return None if found is None else Principal(kind="person", person_id=found, project_id=project_id, role="admin", permissions=OF_ROLE["admin"])

    async def ensure_system_project(self) -> Principal | None:
        """The first administrator, in the product's own project, which is made when there is none; None without an administrator."""
        found = await ensure_system_project(self.database, self.clock)
        self.access.clear()
        if found is None:
            return None
        return Principal(kind="person", person_id=found[1], project_id=found[0], role="admin", permissions=OF_ROLE["admin"])

    def tasks(self, erase: Erase) -> list[tuple[str, Work]]:
        """Background work for the supervisor. `erase` removes a project's events from the store."""
        mailing: list[tuple[str, Work]] = [("link-courier", self.credentials.courier.run)] if self.credentials.sends_mail else []
        erasing = partial(self.tenancy.erase_deleted, erase)
        return [("key-ring", self._keep_keys_fresh), ("audit-pruning", self._prune_audit), ("project-erasure", erasing), *mailing]

    async def stop(self) -> None:
        """Write what is pending and end the password threads; call before the database is closed. Raises Unavailable, with all the rest ended."""
        try:
            await self.keys.refresh()
        finally:
            await self.credentials.close()
            if self.provider_door is not None:
                await self.provider_door.close()
            await asyncio.to_thread(self.passwords.close)

    async def _keep_keys_fresh(self) -> None:
        while True:
            await asyncio.sleep(KEY_REFRESH_S)
            await self.keys.refresh()

    async def _prune_audit(self) -> None:
        while True:
            await asyncio.sleep(AUDIT_PRUNE_S)
            await self.audit.prune()
            await self.idempotency.forget_old()

    async def _load_access(self, person_id: str, session_id: str) -> Access | None:
        return await self.database.read(load_access, person_id, session_id, self.clock.now_ms())


def _asked_of(settings: Settings) -> Asked:
    return "everyone" if settings.everyone_second_factor else "administrators" if settings.admin_second_factor else "nobody"
