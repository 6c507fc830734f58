from __future__ import annotations

import pytest

from tidegauge import __version__
from tidegauge.cli.main import main


def test_prints_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["version"]) == 0
    assert capsys.readouterr().out.startswith(f"tidegauge {__version__} (Python 3.")
