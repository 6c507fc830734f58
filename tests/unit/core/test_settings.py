from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from tidegauge.core.settings import Settings, describe, description, groups, is_secret, load_settings
from tidegauge.core.settings_source import InvalidSettings

ROOT = Path(__file__).resolve().parents[3]
SECRET = "0123456789abcdef0123456789abcdef"


def load(environ: dict[str, str] | None = None, **overrides: Any) -> Settings:
    return load_settings(None, environ or {}, overrides)


@pytest.mark.parametrize("name", [field.name for field in msgspec.structs.fields(Settings)])
def test_every_setting_is_documented(name: str) -> None:
    assert description(name)
    assert f"`TIDEGAUGE_{name.upper()}`" in (ROOT / "docs/reference/settings.md").read_text()


def test_every_setting_is_in_one_group_and_the_first_says_what_this_node_is() -> None:
    named = [name for names in groups().values() for name in names]
    assert named == [field.name for field in msgspec.structs.fields(Settings)]
    assert next(iter(groups().items()))[1][:2] == ("data_dir", "host")


def test_the_defaults_serve_locally_from_one_directory() -> None:
    settings = load(data_dir=Path("/srv/tide"))
    assert (settings.host, settings.port, settings.role) == ("127.0.0.1", 8050, ("web", "ingest", "live", "worker"))
    assert settings.store_url == "chdb:///srv/tide/store"
    assert settings.meta_url == "sqlite:////srv/tide/meta.db"


@pytest.mark.req("K2")
def test_the_command_line_wins_over_variables_and_these_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text("host: file\nport: 1\nlog_level: debug\n")
    settings = load_settings(file, {"TIDEGAUGE_HOST": "variable", "TIDEGAUGE_PORT": "2"}, {"port": 3})
    assert (settings.log_level, settings.host, settings.port) == ("debug", "variable", 3)


def test_variables_are_read_as_the_setting_needs_them() -> None:
    settings = load(
        {
            "TIDEGAUGE_DEMO": "true",
            "TIDEGAUGE_ROLE": "web, live",
            "TIDEGAUGE_QUERY_TIMEOUT_S": "2.5",
            "TIDEGAUGE_CORS_ORIGINS": "https://a.example,http://b:3000",
        }
    )
    assert (settings.demo, settings.role, settings.query_timeout_s) == (True, ("web", "live"), 2.5)
    assert settings.cors_origins == ("https://a.example", "http://b:3000")


@pytest.mark.parametrize(
    ("environ", "says"),
    [
        ({"TIDEGAUGE_PROT": "1"}, r"TIDEGAUGE_PROT.*Did you mean 'TIDEGAUGE_PORT'"),
        ({"TIDEGAUGE_PORT": "70000"}, r"port \(environment variable TIDEGAUGE_PORT\): Expected 'int' <= 65535"),
        ({"TIDEGAUGE_PORT": "high"}, r"TIDEGAUGE_PORT"),
        ({"TIDEGAUGE_CORS_ORIGINS": "*"}, r"cors_origins"),
        ({"TIDEGAUGE_INGEST_REQUESTS_PER_IP": "many"}, r"ingest_requests_per_ip"),
        ({"TIDEGAUGE_ROLE": "web,cook"}, r"role"),
    ],
)
def test_a_wrong_variable_is_named_with_what_is_wrong(environ: dict[str, str], says: str) -> None:
    with pytest.raises(InvalidSettings, match=says):
        load(environ)


@pytest.mark.hostile(71)
@pytest.mark.parametrize("secret", ["", "short", "x" * 64, "abababababababababababababababababab"])
@pytest.mark.parametrize("variable", ["TIDEGAUGE_SECRET_KEY", "SECRET_KEY"])
@pytest.mark.asvs("13.2.3")
def test_a_weak_secret_stops_the_start(variable: str, secret: str) -> None:
    with pytest.raises(InvalidSettings, match="secret_key"):
        load({variable: secret})


@pytest.mark.parametrize(
    ("variable", "value"), [("ADMIN_PASSWORD", "short"), ("ADMIN_PASSWORD", ""), ("WRITE_KEY", "short"), ("WRITE_KEY", "with spaces in its text")]
)
def test_a_weak_password_or_key_stops_the_start(variable: str, value: str) -> None:
    with pytest.raises(InvalidSettings, match=variable.lower()):
        load({f"TIDEGAUGE_{variable}": value})


def test_an_option_that_is_no_setting_is_named() -> None:
    with pytest.raises(InvalidSettings, match=r"option --prot.*Did you mean 'port'"):
        load(prot=1)


def test_a_clients_variable_is_no_setting() -> None:
    assert load({"TIDEGAUGE_URL": "http://x"}).port == 8050


@pytest.mark.asvs("13.3.2")
def test_secrets_are_not_shown() -> None:
    shown = describe(load({"TIDEGAUGE_SECRET_KEY": SECRET, "TIDEGAUGE_META_URL": "postgresql://u:pw@h/d"}))
    assert SECRET not in str(shown)
    assert "pw" not in str(shown["meta_url"])
    assert shown["write_key"] == ""
    assert shown["port"] == 8050
    assert is_secret("redis_url")
    assert not is_secret("host")
