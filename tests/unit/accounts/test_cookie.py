from __future__ import annotations

from tidegauge.accounts.cookie import cookie_names


def test_only_https_gives_the_names_that_browsers_guard() -> None:
    assert cookie_names(https=True) == ("__Host-tg_access", "__Secure-tg_refresh")
    assert cookie_names(https=False) == ("tg_access", "tg_refresh")
