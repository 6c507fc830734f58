from __future__ import annotations

import pytest

from tidegauge.cli.importing.progress import Silent, shown
from tidegauge.cli.importing.tally import Tally


def test_no_terminal_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with shown("f", enabled=False) as progress:
        assert isinstance(progress, Silent)
        progress.show(0.5, Tally(1))
    assert capsys.readouterr() == ("", "")


def test_the_bar_is_on_stderr_only_and_survives_an_unknown_size(capsys: pytest.CaptureFixture[str]) -> None:
    with shown("[red].csv", enabled=True) as progress:
        progress.show(None, Tally(1))
        progress.show(1.0, Tally(1234, 0, 5))
    out = capsys.readouterr()
    assert out.out == ""
    assert "1,234 rows, 5 rejected" in out.err
    assert "[red].csv" in out.err
