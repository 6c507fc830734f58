from __future__ import annotations

import os
from pathlib import Path

import pytest

from tidegauge.core.data_directory import make_writable
from tidegauge.core.settings_source import InvalidSettings


@pytest.mark.req("K5")
def test_it_is_made_and_what_is_no_directory_is_told(tmp_path: Path) -> None:
    make_writable(tmp_path / "a" / "b")
    make_writable(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").write_text("x")
    for wrong, why in ((tmp_path / "file", "File exists"), (tmp_path / "file" / "c", "Not a directory")):
        with pytest.raises(InvalidSettings, match=rf"{wrong} cannot be made \({why}\)\. Choose another --data-dir"):
            make_writable(wrong)


def test_one_that_this_user_may_not_write_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(InvalidSettings, match="cannot be written"):
        make_writable(tmp_path)


@pytest.mark.parametrize(
    ("name", "right", "said"), [("meta.db", os.W_OK, "cannot be written by this user"), ("secret.key", os.R_OK, "cannot be read by this user")]
)
def test_what_another_user_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, right: int, said: str) -> None:
    (tmp_path / name).write_text("x")
    (tmp_path / "backups").mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name in ("backups", tmp_path.name) or not mode & right)
    with pytest.raises(InvalidSettings, match=rf"{name} {said}.*chown -R {os.getuid()} {tmp_path}"):
        make_writable(tmp_path)
