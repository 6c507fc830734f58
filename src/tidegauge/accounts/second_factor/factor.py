"""Turning the second step on and off, and checking codes."""

from __future__ import annotations

from typing import Final

import structlog

from tidegauge.accounts.access import AccessCache
from tidegauge.accounts.keys.seal import Seal
from tidegauge.accounts.second_factor.code import key_uri, matching_step, new_secret
from tidegauge.accounts.second_factor.enrolment import Enrolment, RecoveryCodes
from tidegauge.accounts.second_factor.qr import qr_picture
from tidegauge.accounts.second_factor.recovery import new_recovery_codes, plain_recovery_code, recovery_hash
from tidegauge.accounts.second_factor.repository import (
    FactorRow,
    begin_factor,
    confirm_factor,
    count_recovery_codes,
    find_factor,
    remove_factor,
    replace_recovery_codes,
    spend_recovery_code,
    spend_step,
)
from tidegauge.accounts.throttle import LoginThrottle
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Conflict, Forbidden, NotFound
from tidegauge.meta.database import Database

_ANYWHERE: Final = ""
_WRONG: Final = "The code is wrong or was used already. Wait for the next one."

log = structlog.get_logger(__name__)


class SecondFactors:
    """`throttle` counts wrong codes of a person seen from one address; `anywhere` those of an app from all addresses together: who guesses has the password
    already, and six digits are few. Recovery codes are beyond guessing, so that the second never locks the owner out."""

    def __init__(
        self, database: Database, seal: Seal, key: bytes, access: AccessCache, clock: Clock, *, throttle: LoginThrottle, anywhere: LoginThrottle
    ) -> None:
        self._database = database
        self._seal = seal
        self._key = key
        self._access = access
        self._clock = clock
        self._throttle = throttle
        self._anywhere = anywhere

    async def is_on(self, person_id: str) -> bool:
        """Whether the person signs in in two steps."""
        found = await self._database.read(find_factor, person_id)
        return found is not None and found.is_on

    async def recovery_codes_left(self, person_id: str) -> int:
        """How many recovery codes the person has not used."""
        return await self._database.read(count_recovery_codes, person_id)

    async def begin(self, person_id: str, email: str) -> Enrolment:
        """A new secret, which counts once a code confirms it. Raises Conflict when the second step is on."""
        secret = new_secret()
        await self._database.write(begin_factor, person_id, self._seal.close(secret, person_id.encode()), self._clock.now_ms())
        uri = key_uri(secret, email)
        return Enrolment(secret, uri, qr_picture(uri))

    async def confirm(self, person_id: str, code: str, ip: str) -> RecoveryCodes:
        """Turn the second step on. Raises Conflict without a secret to confirm, Forbidden for a wrong code, RateLimited."""
        found = await self._database.read(find_factor, person_id)
        if found is None or found.is_on:
            raise Conflict("There is nothing to confirm. Begin again.", code="nothing_to_confirm")
        await self._throttle.begin(person_id, ip)
        step = self._step(found, person_id, code)
        if step is None:
            raise Forbidden(_WRONG, code="wrong_code")
        await self._throttle.succeed(person_id, ip)
        codes = new_recovery_codes()
        if not await self._database.write(confirm_factor, person_id, found, step, self._hashes(person_id, codes), self._clock.now_ms()):
            raise Conflict("There is nothing to confirm. Begin again.", code="nothing_to_confirm")
        self._changed(person_id, ip, "second_factor_on")
        return RecoveryCodes(codes)

    async def check(self, person_id: str, code: str, ip: str) -> bool:
        """Whether this is a code of the person's app or a recovery code, not used before; it is used then. Raises RateLimited."""
        await self._throttle.begin(person_id, ip)
        if await self._spend(person_id, code):
            await self._throttle.succeed(person_id, ip)
            return True
        await self._throttle.fail(ip)
        log.warning("wrong_code", person_id=person_id, ip=ip)
        return False

    async def require(self, person_id: str, code: str, ip: str) -> None:
        """The same for somebody who is signed in. Raises Conflict when the second step is off, Forbidden for a wrong code, RateLimited."""
        if not await self.is_on(person_id):
            raise Conflict("The second step is off.", code="second_factor_off")
        if not await self.check(person_id, code, ip):
            raise Forbidden(_WRONG, code="wrong_code")

    async def renew_recovery_codes(self, person_id: str) -> RecoveryCodes:
        """New recovery codes; the old ones count no more."""
        codes = new_recovery_codes()
        await self._database.write(replace_recovery_codes, person_id, self._hashes(person_id, codes))
        return RecoveryCodes(codes)

    async def remove(self, person_id: str, ip: str) -> None:
        """Turn the second step off. Raises NotFound when the person has none."""
        if not await self._database.write(remove_factor, person_id):
            raise NotFound("This person has no second step.")
        self._changed(person_id, ip, "second_factor_off")

    async def _spend(self, person_id: str, code: str) -> bool:
        if (plain := plain_recovery_code(code)) is not None:
            return await self._database.write(spend_recovery_code, person_id, recovery_hash(self._key, person_id, plain), self._clock.now_ms())
        await self._anywhere.begin(person_id, _ANYWHERE)
        found = await self._database.read(find_factor, person_id)
        step = self._step(found, person_id, code) if found is not None and found.is_on else None
        return step is not None and await self._database.write(spend_step, person_id, step)

    def _step(self, found: FactorRow, person_id: str, code: str) -> int | None:
        secret = self._seal.open(found.sealed, person_id.encode())
        if secret is None:
            log.error("second_factor_unreadable", person_id=person_id)
            return None
        return matching_step(secret, "".join(code.split()), self._clock.now_ms(), after=found.last_step)

    def _hashes(self, person_id: str, codes: list[str]) -> list[bytes]:
        return [recovery_hash(self._key, person_id, code.replace("-", "")) for code in codes]

    def _changed(self, person_id: str, ip: str, event: str) -> None:
        self._access.clear()
        log.info(event, person_id=person_id, ip=ip)
