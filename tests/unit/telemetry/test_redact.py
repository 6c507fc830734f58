from __future__ import annotations

import pytest

from tidegauge.telemetry.redact import MAX_LENGTH, escape, redact, safe_fields


@pytest.mark.hostile(190)
@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a\r\nINFO forged", "a\\r\\nINFO forged"),
        ("\x1b[31mred\x9b", "\\x1b[31mred\\x9b"),
        ("a\u2028b\u202ec\x00", "a\\u2028b\\u202ec\\x00"),
        ("ภาษาไทย ü", "ภาษาไทย ü"),
    ],
)
@pytest.mark.asvs("16.4.1")
def test_control_characters_are_escaped(text: str, safe: str) -> None:
    assert escape(text) == safe


@pytest.mark.hostile(190)
@pytest.mark.parametrize(
    "text",
    [
        "key tg_write_S3cr3t-x used",
        "tg_read_S3cr3t",
        "Authorization: Bearer S3cr3t",
        "postgresql://user:S3cr3t@host/db",
        "/api/events?api_key=S3cr3t&x=1",
        "/ws?token=S3cr3t",
        "/x?a=1&access_token=S3cr3t",
        "< cookie: tidegauge_access=S3cr3t; other=S3cr3t",
        "< Sec-WebSocket-Protocol: S3cr3t",
        "< x-api-key: S3cr3t",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJS3cr3t.S3cr3t",
    ],
)
@pytest.mark.asvs("16.2.5")
def test_secrets_in_texts_are_hidden(text: str) -> None:
    assert "S3cr3t" not in redact(text)
    assert "***" in redact(text)


@pytest.mark.hostile(190)
def test_fields_with_secret_names_are_hidden_at_any_depth() -> None:
    fields = {"password": "p", "refresh_token": "t", "x": [{"api_key": "k", "n": 1}], "keys": 3, "monkey": "b", "token": ""}
    assert safe_fields(fields) == {"password": "***", "refresh_token": "***", "x": [{"api_key": "***", "n": 1}], "keys": 3, "monkey": "b", "token": ""}


def test_long_texts_are_cut_and_odd_objects_written_out() -> None:
    safe = safe_fields({"long": "a" * 100_000, "error": ValueError("a\nb"), "na\nme": None})
    assert len(safe["long"]) == MAX_LENGTH
    assert safe["error"] == "ValueError('a\\nb')"
    assert safe["na\\nme"] is None
