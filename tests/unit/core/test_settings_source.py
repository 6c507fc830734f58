from __future__ import annotations

from tidegauge.core.settings_source import Given, InvalidSettings


def test_an_invalid_setting_has_its_own_code() -> None:
    assert InvalidSettings("x").code == "invalid_settings"
    assert Given(1, "file:3").place == "file:3"
