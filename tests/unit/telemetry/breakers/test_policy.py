"""When a breaker opens and how long it waits."""

from __future__ import annotations

import pytest

from tidegauge.telemetry.breakers.policy import JITTER, Policy, config_of

POLICY = Policy(3, 2.0, 10.0, lambda error: isinstance(error, OSError), "The part is away.")


@pytest.mark.req("K6")
def test_every_process_draws_a_wait_of_its_own() -> None:
    waits = [config_of(POLICY, luck).wait_duration_in_open for luck in (0.0, 0.5, 1.0)]
    assert waits == pytest.approx([2.0 * (1 - JITTER), 2.0, 2.0 * (1 + JITTER)])


@pytest.mark.req("K6")
def test_the_longest_wait_is_never_below_the_first() -> None:
    config = config_of(Policy(1, 5.0, 5.0, POLICY.is_fault, ""), 1.0)
    assert config.wait_duration_in_open_max == config.wait_duration_in_open == pytest.approx(6.0)


@pytest.mark.req("K6")
@pytest.mark.parametrize(("error", "counts"), [(ConnectionResetError(), True), (TimeoutError(), True), (ValueError("a bad question"), False), (None, False)])
def test_faults_and_silence_count_and_answers_do_not(error: Exception | None, counts: bool) -> None:
    assert POLICY.is_failure(result=None, exception=error) is counts
