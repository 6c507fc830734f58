from __future__ import annotations

from tidegauge.core.settings import load_settings


def test_nothing_is_stricter_than_before_unless_it_is_asked_for() -> None:
    settings = load_settings(None, {}, {})
    assert not settings.require_tls
    assert settings.keys_in_addresses
    assert settings.browsers_keep_answers
    assert settings.ca_file == ""
