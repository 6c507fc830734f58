from __future__ import annotations

import base64

import pytest

from tidegauge.accounts.second_factor.code import code_at, key_uri, matching_step, new_secret

RFC_SECRET = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.req("J2")
@pytest.mark.parametrize(
    ("second", "code"),
    # RFC 6238, appendix B, SHA-1: the last six of the eight digits
    [(59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"), (2_000_000_000, "279037"), (20_000_000_000, "353130")],
)
def test_codes_are_those_of_the_standard(second: int, code: str) -> None:
    assert code_at(RFC_SECRET, second // 30) == code
    assert matching_step(RFC_SECRET, code, second * 1000, after=0) == second // 30


@pytest.mark.asvs("6.5.5")
def test_a_clock_may_be_off_by_one_step_and_no_more() -> None:
    code = code_at(RFC_SECRET, 1_000)
    assert [matching_step(RFC_SECRET, code, step * 30_000, after=0) for step in (998, 999, 1_000, 1_001, 1_002)] == [None, 1_000, 1_000, 1_000, None]


@pytest.mark.hostile(173)
@pytest.mark.asvs("6.5.1")
def test_a_step_that_was_used_or_is_older_counts_no_more() -> None:
    code = code_at(RFC_SECRET, 1_000)
    assert matching_step(RFC_SECRET, code, 30_000_000, after=999) == 1_000
    assert matching_step(RFC_SECRET, code, 30_000_000, after=1_000) is None
    assert matching_step(RFC_SECRET, code, 30_000_000, after=1_001) is None


@pytest.mark.parametrize("code", ["", "28708", "2870822", "28708a", "２８７０８２", "287082\x00", "é" * 6])
def test_what_is_no_code_never_matches(code: str) -> None:
    assert matching_step(RFC_SECRET, code, 59_000, after=0) is None


@pytest.mark.asvs("6.5.3", "11.5.1")
def test_secrets_are_160_random_bits_that_apps_take() -> None:
    secrets = {new_secret() for _ in range(50)}
    assert len(secrets) == 50
    assert all(len(base64.b32decode(secret)) == 20 and "=" not in secret for secret in secrets)
    uri = key_uri(RFC_SECRET, "ada+b@example.com")
    assert uri.startswith("otpauth://totp/Tidegauge:ada%2Bb%40example.com?")
    assert {"digits=6", f"secret={RFC_SECRET}", "algorithm=SHA1", "issuer=Tidegauge", "period=30"} == set(uri.partition("?")[2].split("&"))
