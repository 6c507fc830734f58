from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from tidegauge.cli.config import commented_file
from tidegauge.cli.main import main
from tidegauge.core.settings import Settings, is_secret, load_settings


@pytest.mark.req("K2")
def test_the_file_to_start_from_names_and_describes_every_setting_and_is_valid_uncommented(tmp_path: Path) -> None:
    text = commented_file()
    uncommented = re.sub(r"(?m)^# ([a-z_]+: )", r"\1", text)
    file = tmp_path / "tidegauge.yaml"
    file.write_text("\n".join(line for line in uncommented.splitlines() if "${" not in line))
    loaded, names = load_settings(file, {}, {}), [field.name for field in msgspec.structs.fields(Settings)]
    defaults = load_settings(None, {}, {})
    assert [name for name in names if not is_secret(name) and getattr(loaded, name) != getattr(defaults, name)] == []
    assert all(f"\n# {name}: " in text for name in names)


@pytest.mark.req("K2")
def test_show_hides_secrets_and_check_names_the_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDEGAUGE_SECRET_KEY", "0123456789abcdef0123456789abcdef")
    file = tmp_path / "t.yaml"
    file.write_text("port: 9000\n")
    assert main(["config", "show", "--config", str(file)]) == 0
    out = capsys.readouterr().out
    assert "port: 9000" in out
    assert "0123456789abcdef" not in out
    assert main(["config", "check", "--config", str(file)]) == 0
    file.write_text("port: 9000\nprot: 1\n")
    assert main(["config", "check", "--config", str(file)]) == 2
    error = capsys.readouterr().err
    assert f"{file}:2: unknown setting" in error
    assert "Did you mean 'port'" in error
