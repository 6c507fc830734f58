from __future__ import annotations

import json
from pathlib import Path

import pytest

from tidegauge.cli.importing.block import Reject
from tidegauge.cli.importing.reject_file import SHOWN, RejectFile
from tidegauge.core.errors import InvalidInput


def test_all_go_to_the_file_and_the_first_to_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rejects.ndjson"
    rejects = RejectFile(path, append=False)
    rejects.write(Reject(row, "bad", "é\n") for row in range(1, 31))
    rejects.close()
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert [line["row"] for line in lines] == list(range(1, 31))
    assert lines[0] == {"row": 1, "reason": "bad", "original": "é\n"}
    shown = capsys.readouterr().err.splitlines()
    assert len(shown) == SHOWN + 1
    assert "--rejects FILE" in shown[-1]


def test_a_resumed_import_appends(tmp_path: Path) -> None:
    path = tmp_path / "r"
    for append in (False, True):
        rejects = RejectFile(path, append=append)
        rejects.write([Reject(1, "bad", "")])
        rejects.close()
    assert len(path.read_text().splitlines()) == 2


def test_an_unwritable_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="--rejects"):
        RejectFile(tmp_path / "missing" / "r", append=False)
