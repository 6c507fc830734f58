from __future__ import annotations

from typing import Any

import pytest

from tidegauge.cli.diagnosis.exposure import check_exposure
from tidegauge.core.settings import Settings

pytestmark = pytest.mark.req("K7")


@pytest.mark.parametrize(
    "settings",
    [{}, {"host": "localhost"}, {"host": "::1"}, {"host": "0.0.0.0", "https": True, "public_url": "https://t.example"}, {"public_url": "http://t.local"}],
)
def test_what_fits_together_is_one_good_line(settings: dict[str, Any]) -> None:
    (finding,) = check_exposure(Settings(**settings))
    assert finding.is_fine


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"host": "0.0.0.0"}, "without HTTPS"),
        ({"host": "tidegauge.example.com"}, "without HTTPS"),
        ({"public_url": "https://t.example"}, "public_url is https, but https is off"),
        ({"https": True, "public_url": "http://t.example"}, "https is on, but public_url is http"),
        ({"smtp_host": "mail.example"}, "public_url is empty"),
    ],
)
def test_what_does_not_is_said_with_its_fix(settings: dict[str, Any], said: str) -> None:
    (finding,) = check_exposure(Settings(**settings))
    assert not finding.is_fine
    assert said in finding.what
    assert finding.fix
