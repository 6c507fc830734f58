"""The engine's error numbers become errors that say what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.errors import InvalidQuery, LimitReached, Unavailable
from tidegauge.store.engines.failure import StoreFailure, failure


@pytest.mark.parametrize(
    ("number", "code"),
    [(159, "query_timeout"), (160, "query_timeout"), (241, "query_memory"), (173, "query_memory"), (396, "query_rows"), (394, "query_cancelled")],
)
def test_a_passed_limit_is_named(number: int, code: str) -> None:
    error = failure(f"Code: {number}. DB::Exception: something", QueryLimits())
    assert isinstance(error, LimitReached)
    assert error.code == code


def test_the_limit_is_stated() -> None:
    assert "0.5 s" in failure("Code: 159. DB::Exception: x", QueryLimits(timeout_s=0.5)).message


def test_a_value_is_the_callers_and_the_rest_is_ours() -> None:
    assert isinstance(failure("Code: 457. DB::Exception: bad"), InvalidQuery)
    disk = failure("Code: 243. DB::Exception: no space")
    assert isinstance(disk, Unavailable)
    assert disk.retry_after_s
    assert "243" not in disk.message


@pytest.mark.hostile(109)
def test_a_blank_reason_is_not_left_blank() -> None:
    assert "another process" in str(failure(""))


def test_what_cannot_be_opened_is_told_with_the_engines_words_and_where_to_read_on() -> None:
    found = StoreFailure.at_opening(Path("/data/store"), "Code: 62. DB::Exception: Empty query\n" + "0. stack " * 500)
    assert found.engine_code == 62
    assert found.message.startswith("/data/store cannot be opened: Code: 62. DB::Exception: Empty query")
    assert found.message.endswith("see docs/how-to/recover-a-damaged-store.md.")
    assert len(found.message) < 800
    assert "the engine gave no reason" in StoreFailure.at_opening(Path("/data/store"), "").message
