from __future__ import annotations

import pytest

from tidegauge.app.notifying import base_url_of
from tidegauge.core.settings import Settings


@pytest.mark.parametrize(
    ("settings", "url"),
    [
        (Settings(public_url="https://tg.example.com/"), "https://tg.example.com"),
        (Settings(), "http://127.0.0.1:8050"),
        (Settings(host="0.0.0.0", port=80, https=True), "https://localhost:80"),
        (Settings(host="::1"), "http://[::1]:8050"),
    ],
)
@pytest.mark.hostile(60)
def test_links_lead_to_where_people_reach_the_product(settings: Settings, url: str) -> None:
    assert base_url_of(settings) == url
