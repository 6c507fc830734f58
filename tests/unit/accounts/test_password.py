from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from statistics import median

import pytest
from argon2 import PasswordHasher

from tidegauge.accounts.password import MAX_PASSWORD_LENGTH, Check, Passwords
from tidegauge.core.errors import InvalidInput, RateLimited

PASSWORD = "correct horse battery"


@pytest.fixture
def passwords() -> Iterator[Passwords]:
    made = Passwords(PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1))
    yield made
    made.close()


@pytest.mark.asvs("11.4.2")
async def test_only_the_right_password_passes(passwords: Passwords) -> None:
    stored = passwords.hash_now(PASSWORD)
    assert stored.startswith("$argon2id$")
    assert PASSWORD not in stored
    assert await passwords.check(stored, PASSWORD) == Check(True)
    for wrong in ("", PASSWORD + " ", PASSWORD.upper(), "x" * 10_000):
        assert await passwords.check(stored, wrong) == Check(False)
    assert await passwords.check("not a hash", PASSWORD) == Check(False)
    assert await passwords.check(None, PASSWORD) == Check(False)


@pytest.mark.asvs("11.4.2")
async def test_an_older_hash_is_made_anew(passwords: Passwords) -> None:
    older = PasswordHasher(time_cost=2, memory_cost=512, parallelism=1).hash(PASSWORD)
    check = await passwords.check(older, PASSWORD)
    assert check.is_right
    assert check.new_hash is not None
    assert await passwords.check(check.new_hash, PASSWORD) == Check(True)


@pytest.mark.parametrize("password", ["", "123456789", "x" * (MAX_PASSWORD_LENGTH + 1)])
@pytest.mark.asvs("6.2.1")
def test_lengths_out_of_bounds_are_refused(passwords: Passwords, password: str) -> None:
    with pytest.raises(InvalidInput, match="10 to 1,000"):
        passwords.hash_now(password)


@pytest.mark.hostile(59)
async def test_a_flood_of_checks_is_refused_not_queued_without_end(passwords: Passwords) -> None:
    answers = await asyncio.gather(*(passwords.check(None, "x") for _ in range(80)), return_exceptions=True)
    refused = [answer for answer in answers if isinstance(answer, RateLimited)]
    assert len(refused) == 80 - 64
    assert [answer for answer in answers if answer == Check(False)] == [Check(False)] * 64


@pytest.mark.hostile(59)
@pytest.mark.asvs("6.3.4")
async def test_unknown_people_take_as_long_as_known_ones() -> None:
    passwords = Passwords(PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1))
    stored = passwords.hash_now(PASSWORD)
    times: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(15):
        for is_known in (True, False):
            started = time.process_time()
            await passwords.check(stored if is_known else None, "wrong password")
            times[is_known].append(time.process_time() - started)
    passwords.close()
    assert median(times[True]) == pytest.approx(median(times[False]), rel=0.5)
