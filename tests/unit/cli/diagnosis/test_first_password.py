from __future__ import annotations

import pytest

from tidegauge.cli.diagnosis import CHECKS
from tidegauge.cli.diagnosis.first_password import check_first_password
from tidegauge.core.settings import Settings

pytestmark = pytest.mark.req("J2")


def lines(**settings: str) -> list[str]:
    return [finding.line() for finding in check_first_password(Settings(**settings))]  # type: ignore[arg-type]


def test_one_that_people_may_not_choose_is_found_without_being_told() -> None:
    (line,) = lines(admin_password="password1234")
    assert line.startswith("✗ admin_password is soon guessed -> ")
    assert "password1234" not in line
    assert lines(admin_password="lovelace2026", admin_email="Ada@Lovelace.example")[0].startswith("✗"), "words of the address are known to whoever guesses"
    assert check_first_password in CHECKS


def test_a_good_one_is_fine_and_none_is_no_matter() -> None:
    assert lines(admin_password="wall lamp river nine") == ["✓ admin_password is not soon guessed"]
    assert lines() == []
