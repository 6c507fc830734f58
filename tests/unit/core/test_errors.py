from __future__ import annotations

import inspect

import pytest

from tidegauge.core import errors
from tidegauge.core.errors import ErrorDetail, InvalidInput, RateLimited, TidegaugeError

KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, TidegaugeError)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_has_a_status_and_a_code_of_its_own(kind: type[TidegaugeError]) -> None:
    assert 400 <= kind.status <= 599
    assert kind.code.islower()
    assert [other.code for other in KINDS].count(kind.code) == 1


def test_an_error_carries_what_the_caller_needs() -> None:
    error = InvalidInput("Wrong.", details=[ErrorDetail("a", "b")], code="special")
    assert (error.message, str(error), error.details, error.code) == ("Wrong.", "Wrong.", (ErrorDetail("a", "b"),), "special")
    assert InvalidInput.code == "invalid_request"
    assert RateLimited("Wait.", retry_after_s=2).retry_after_s == 2
