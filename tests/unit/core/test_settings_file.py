from __future__ import annotations

from pathlib import Path

import pytest

from tidegauge.core.settings_file import read_settings_file
from tidegauge.core.settings_source import InvalidSettings

KNOWN = ("host", "port", "demo", "secret_key", "cors_origins", "trusted_proxies", "meta_url", "redis_url", "https", "ingest_requests_per_ip")


def read(tmp_path: Path, text: str, **environ: str) -> dict[str, object]:
    file = tmp_path / "s.yaml"
    file.write_text(text)
    return {name: given.value for name, given in read_settings_file(file, environ, KNOWN).items()}


def test_values_keep_their_place(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text("# comment\nhost: a\n\nport: 9\n")
    given = read_settings_file(file, {}, KNOWN)
    assert (given["host"].value, given["host"].place) == ("a", f"{file}:2")
    assert given["port"].place == f"{file}:4"


@pytest.mark.hostile(192)
def test_variables_are_put_in_without_being_read_as_yaml(tmp_path: Path) -> None:
    assert read(tmp_path, "host: ${H}\nmeta_url: postgresql://u:${PW}@h/d", H="a: [b", PW="p#w") == {"host": "a: [b", "meta_url": "postgresql://u:p#w@h/d"}
    assert read(tmp_path, "host: ${H:-fallback}") == {"host": "fallback"}


def test_lists_flags_and_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "demo: yes\ncors_origins: [https://a, '${B}']\nhost:\n", B="https://b") == {
        "demo": True,
        "cors_origins": ["https://a", "https://b"],
        "host": "",
    }
    assert read(tmp_path, "") == {}


@pytest.mark.req("K2")
def test_the_older_layouts_sections_are_read(tmp_path: Path) -> None:
    text = """
database: {type: postgresql, host: db.example.com, port: 5433, database: analytics, username: me, password: "${DB_PASSWORD}"}
cache: {type: redis, host: r, port: 6379, password: pw}
security:
  secret_key: ${SECRET_KEY}
  cors_origins: ["https://yourdomain.com"]
  rate_limit: "1000/minute"
  enable_https: true
"""
    assert read(tmp_path, text, DB_PASSWORD="a/b", SECRET_KEY="s") == {
        "meta_url": "postgresql://me:a%2Fb@db.example.com:5433/analytics",
        "redis_url": "redis://:pw@r:6379/0",
        "secret_key": "s",
        "cors_origins": ["https://yourdomain.com"],
        "ingest_requests_per_ip": "1000/minute",
        "https": True,
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("host: a\nprot: 1\n", r"s\.yaml:2: unknown setting 'prot'.*Did you mean 'port'"),
        ("security:\n  secret: x\n", r"s\.yaml:2: unknown setting 'security\.secret'.*Did you mean 'secret_key'"),
        ("host: a\nhost: b\n", r"s\.yaml:2: 'host' is set twice"),
        ("host: ${NOPE}\n", r"s\.yaml:1: environment variable NOPE is not set"),
        ("host: {a: 1}\n", r"s\.yaml:1: expected a value"),
        ("host: [[1]]\n", r"s\.yaml:1: expected a list of plain values"),
        ("host: 'a\n", r"s\.yaml:\d: not YAML"),
        ("- a\n", r"s\.yaml:1: expected settings"),
        ("? [a]\n: b\n", r"s\.yaml:1: a setting's name must be text"),
        ("database: {type: oracle}\n", r"s\.yaml:1: 'oracle' is not a database"),
    ],
)
def test_mistakes_are_named_with_file_and_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InvalidSettings, match=says):
        read(tmp_path, text)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidSettings, match=r"missing\.yaml"):
        read_settings_file(tmp_path / "missing.yaml", {}, KNOWN)
    (tmp_path / "s.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(InvalidSettings, match="UTF-8"):
        read_settings_file(tmp_path / "s.yaml", {}, KNOWN)
    (tmp_path / "s.yaml").write_bytes(b"#" * 1_000_001)
    with pytest.raises(InvalidSettings, match="larger"):
        read_settings_file(tmp_path / "s.yaml", {}, KNOWN)
