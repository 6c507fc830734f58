from __future__ import annotations

from pathlib import Path

import pytest

from tidegauge.core.settings import describe, load_settings
from tidegauge.core.settings_source import InvalidSettings

SECRET = "f1le-0123456789abcdef0123456789abcdef"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret_key"
    path.write_text(f"{SECRET}\n")
    return path


@pytest.mark.req("J6", "K2")
@pytest.mark.asvs("13.3.1")
def test_a_secret_comes_from_a_file_of_its_own_and_is_never_shown(secret: Path) -> None:
    settings = load_settings(None, {"TIDEGAUGE_SECRET_KEY_FILE": str(secret)}, {})
    assert settings.secret_key == SECRET
    assert describe(settings)["secret_key"] == "***"


@pytest.mark.req("J6", "K2")
@pytest.mark.asvs("13.3.1")
def test_credentials_of_the_service_manager_are_found_and_others_left_alone(secret: Path) -> None:
    (secret.parent / "of_somebody_else").write_text("x")
    (secret.parent / "port").write_text("1")
    environ = {"CREDENTIALS_DIRECTORY": str(secret.parent)}
    settings = load_settings(None, environ, {})
    assert (settings.secret_key, settings.port) == (SECRET, 8050)
    other = "0123456789abcdef0123456789abcdef"
    assert load_settings(None, {**environ, "TIDEGAUGE_SECRET_KEY": other}, {}).secret_key == other, "a variable is nearer"


def test_a_file_wins_over_the_names_of_older_installations(tmp_path: Path) -> None:
    (tmp_path / "url").write_text("postgresql://db/new")
    assert load_settings(None, {"DATABASE_URL": "postgresql://db/old", "TIDEGAUGE_META_URL_FILE": str(tmp_path / "url")}, {}).meta_url.endswith("/new")


def test_the_setting_that_is_a_file_itself_stays_one(secret: Path) -> None:
    settings = load_settings(None, {"TIDEGAUGE_OIDC_CLIENT_SECRET_FILE": str(secret)}, {})
    assert (settings.oidc_client_secret, settings.oidc_client_secret_file) == ("", str(secret))


@pytest.mark.req("K2")
@pytest.mark.parametrize(
    ("environ", "content", "said"),
    [
        ({"TIDEGAUGE_SECRET_KEY_FILE": "/nowhere/at/all"}, b"", "TIDEGAUGE_SECRET_KEY_FILE: /nowhere/at/all cannot be read"),
        ({"TIDEGAUGE_SECRET_KEY_FILE": "FILE"}, b"\n", "is empty"),
        ({"TIDEGAUGE_SECRET_KEY_FILE": "FILE"}, b"\xff" * 40, "is not UTF-8"),
        ({"TIDEGAUGE_SECRET_KEY_FILE": "FILE"}, b"a" * 70_000, "is larger than"),
        ({"TIDEGAUGE_SECRET_KEY_FILE": "FILE"}, b"short", "has 5 characters"),
        ({"TIDEGAUGE_SECRET_KEY_FILE": "FILE", "TIDEGAUGE_SECRET_KEY": SECRET}, SECRET.encode(), "are both set"),
        ({"TIDEGAUGE_PORT_FILE": "FILE"}, b"1", "Unknown setting in environment variable TIDEGAUGE_PORT_FILE"),
    ],
)
def test_what_is_wrong_stops_the_start_and_shows_no_secret(tmp_path: Path, environ: dict[str, str], content: bytes, said: str) -> None:
    path = tmp_path / "given"
    path.write_bytes(content)
    with pytest.raises(InvalidSettings) as refused:
        load_settings(None, {name: str(path) if value == "FILE" else value for name, value in environ.items()}, {})
    assert said in refused.value.message
    assert SECRET not in refused.value.message
