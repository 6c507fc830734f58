"""The password once more, before something that an open screen alone must not be enough for."""

from __future__ import annotations

import structlog

from tidegauge.accounts.password import Passwords
from tidegauge.accounts.people.repository import find_login
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.throttle import LoginThrottle
from tidegauge.core.errors import Forbidden
from tidegauge.meta.database import Database

log = structlog.get_logger(__name__)


class Confirmation:
    """Guesses count with those of signing in."""

    def __init__(self, database: Database, passwords: Passwords, throttle: LoginThrottle) -> None:
        self._database = database
        self._passwords = passwords
        self._throttle = throttle

    async def require(self, person: Principal, password: str, ip: str) -> None:
        """Raises Forbidden (`wrong_password`) unless it is the person's password; RateLimited."""
        await self._throttle.begin(person.email, ip)
        known = await self._database.read(find_login, person.email)
        check = await self._passwords.check(known.password_hash if known and known.is_active else None, password)
        if not check.is_right:
            await self._throttle.fail(ip)
            log.warning("wrong_password", person_id=person.person_id, ip=ip)
            raise Forbidden("The password is wrong.", code="wrong_password")
        await self._throttle.succeed(person.email, ip)
