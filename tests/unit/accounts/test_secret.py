from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tidegauge.accounts.secret import derive_key, load_secret
from tidegauge.core.settings import load_settings
from tidegauge.core.settings_source import InvalidSettings


@pytest.mark.hostile(71)
@pytest.mark.asvs("13.3.2")
def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    settings = load_settings(None, {}, {"data_dir": tmp_path / "data"})
    with ThreadPoolExecutor(4) as threads:
        secrets = set(threads.map(load_secret, [settings] * 8))
    assert len(secrets) == 1
    file = tmp_path / "data/secret.key"
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(file.read_bytes().strip()) == 64
    assert [path.name for path in file.parent.iterdir()] == ["secret.key"]
    other = load_secret(load_settings(None, {}, {"data_dir": tmp_path / "other"}))
    assert other not in secrets


def test_a_given_secret_makes_no_file(tmp_path: Path) -> None:
    settings = load_settings(None, {"TIDEGAUGE_SECRET_KEY": "0123456789abcdef0123456789abcdef"}, {"data_dir": tmp_path / "data"})
    assert load_secret(settings) == b"0123456789abcdef0123456789abcdef"
    assert not (tmp_path / "data").exists()


@pytest.mark.hostile(179)
def test_a_damaged_file_is_refused_and_an_open_one_closed(tmp_path: Path) -> None:
    settings = load_settings(None, {}, {"data_dir": tmp_path})
    load_secret(settings)
    (tmp_path / "secret.key").chmod(0o644)
    load_secret(settings)
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600
    (tmp_path / "secret.key").write_text("short")
    with pytest.raises(InvalidSettings, match="secret"):
        load_secret(settings)


def test_each_purpose_has_its_own_key() -> None:
    keys = {derive_key(secret, purpose) for secret in (b"a" * 32, b"b" * 32) for purpose in ("x", "y")}
    assert len(keys) == 4
    assert {len(key) for key in keys} == {32}
    assert derive_key(b"a" * 32, "x") in keys
