from __future__ import annotations

from tidegauge.accounts.bootstrap import FirstRun
from tidegauge.app.banner import banner


def test_the_first_start_shows_address_login_and_generated_secrets() -> None:
    text = banner("http://127.0.0.1:8050", FirstRun("admin@localhost", "s3cret-Pass", "tg_write_1"), is_demo=True)
    for part in ("http://127.0.0.1:8050", "admin@localhost", "s3cret-Pass", "tg_write_1", "sample data"):
        assert part in text


def test_given_secrets_are_not_repeated() -> None:
    text = banner("http://h:1", FirstRun("a@b.c", None, None), is_demo=False)
    assert "(as given)" in text
    assert "Write key" not in text


def test_later_starts_show_the_address_only() -> None:
    assert banner("http://h:1", None, is_demo=False).split() == ["Tidegauge", "is", "ready", "at", "http://h:1"]
