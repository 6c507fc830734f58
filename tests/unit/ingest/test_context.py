from __future__ import annotations

import pytest

from tidegauge.ingest.context import IMPORTER, ContextReader
from tidegauge.ingest.sender import NOTHING, Context

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1"
IPAD = "Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36"
TV = "Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/538.1 (KHTML, like Gecko) Version/6.0 TV Safari/538.1"
GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


@pytest.mark.req("A2", "C7")
@pytest.mark.parametrize(
    ("agent", "expected"),
    [
        (IPHONE, Context("US", "mobile", "Mobile Safari", "iOS")),
        (IPAD, Context("US", "tablet", "Mobile Safari", "iOS")),
        (WINDOWS, Context("US", "desktop", "Chrome", "Windows")),
        (TV, Context("US", "tv", "Safari", "Tizen")),
        (GOOGLEBOT, Context("US", "bot", "Googlebot", "", is_bot=True)),
        ("python-requests/2.31", Context("US")),
        ("", Context("US")),
    ],
)
def test_the_sender_is_read_from_address_and_agent(agent: str, expected: Context) -> None:
    assert ContextReader().read("8.8.8.8", agent) == expected


@pytest.mark.parametrize("ip", ["127.0.0.1", "", "not an address", "fe80::1%eth0"])
def test_no_country_without_a_public_address(ip: str) -> None:
    assert ContextReader().read(ip, "").country == ""


@pytest.mark.hostile(142)
def test_an_endless_agent_is_cut_before_any_pattern_sees_it() -> None:
    reader = ContextReader()
    assert reader.read("", "Mozilla/5.0 " + "a" * 500_000) is reader.read("", "Mozilla/5.0 " + "a" * 600_000)


def test_the_import_commands_own_address_says_nothing_about_the_people_in_the_file() -> None:
    assert ContextReader().read("83.149.9.216", f"{IMPORTER}0.1.0") == NOTHING
