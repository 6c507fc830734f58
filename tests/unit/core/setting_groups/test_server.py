from __future__ import annotations

import pytest

from tidegauge.core.settings import load_settings
from tidegauge.core.settings_source import InvalidSettings


@pytest.mark.req("J7")
def test_a_certificate_turns_https_on() -> None:
    settings = load_settings(None, {}, {"tls_cert": "c.pem", "tls_key": "k.pem", "host": "0.0.0.0", "port": 8443})
    assert settings.https
    assert settings.base_url == "https://localhost:8443"
    assert not load_settings(None, {}, {}).https


@pytest.mark.req("J7")
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"tls_cert": "c.pem"}, "tls_key is not set"),
        ({"tls_key": "k.pem"}, "tls_cert is not set"),
        ({"http_redirect_port": 8080}, "set tls_cert and tls_key, or https"),
        ({"header_timeout_s": 0}, "header_timeout_s"),
        ({"max_header_bytes": 10}, "max_header_bytes"),
    ],
)
def test_what_cannot_work_stops_the_start(given: dict[str, object], said: str) -> None:
    with pytest.raises(InvalidSettings, match=said):
        load_settings(None, {}, given)
