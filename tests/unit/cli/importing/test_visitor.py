from __future__ import annotations

import pytest

from tidegauge.cli.importing.visitor import VisitorFinder

CHROME = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_9_1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/32.0.1700.77 Safari/537.36"


@pytest.mark.req("A7")
def test_the_address_becomes_a_keyed_hash_and_a_country() -> None:
    one, other = VisitorFinder(b"one"), VisitorFinder(b"other")
    seen = one.describe("83.149.9.216", CHROME)
    assert seen == {"anonymous_id": seen["anonymous_id"], "country": "RU", "device": "desktop", "browser": "Chrome", "os": "Mac OS X"}
    assert len(seen["anonymous_id"]) == 32
    assert seen["anonymous_id"] == one.describe("83.149.9.216", "")["anonymous_id"]
    assert seen["anonymous_id"] not in (one.describe("83.149.9.217", "")["anonymous_id"], other.describe("83.149.9.216", "")["anonymous_id"])


@pytest.mark.parametrize(
    "agent", ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "msnbot/2.0b (+http://search.msn.com/msnbot.htm)", "curl/7.30.0"]
)
def test_bots_are_marked_also_when_they_do_not_pretend_to_be_a_browser(agent: str) -> None:
    seen = VisitorFinder(b"").describe("10.0.0.1", agent)
    assert (seen["is_bot"], seen["device"]) == (True, "bot")
    assert "country" not in seen


def test_host_names_instead_of_addresses_are_taken() -> None:
    assert set(VisitorFinder(b"").describe("host.example", "")) == {"anonymous_id"}
