from __future__ import annotations

from pathlib import Path

from tidegauge.cli.diagnosis.secret import check_secret
from tidegauge.core.settings import Settings


def lines(directory: Path, **settings: str) -> str:
    return "\n".join(finding.line() for finding in check_secret(Settings(data_dir=directory, **settings)))  # type: ignore[arg-type]


def test_given_yet_to_come_and_kept(tmp_path: Path) -> None:
    assert lines(tmp_path, secret_key="s" * 40) == "✓ secret key given by the settings"
    assert "will be generated" in lines(tmp_path)
    path = tmp_path / "secret.key"
    path.write_text("0123456789abcdef" * 4)
    path.chmod(0o600)
    assert lines(tmp_path) == f"✓ secret key in {path}"


def test_readable_by_others_cut_short_or_damaged(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    path.write_text("0123456789abcdef" * 4)
    path.chmod(0o644)
    assert "chmod 600" in lines(tmp_path)
    path.chmod(0o600)
    for content in (b"short", b"\xff" * 64):
        path.write_bytes(content)
        assert lines(tmp_path).startswith("✗")
        assert "backup" in lines(tmp_path)
