from __future__ import annotations

import pytest

from tidegauge.cli.importing.tally import Tally


@pytest.mark.parametrize(
    ("tally", "line"),
    [
        (Tally(), "imported 0, rejected 0"),
        (Tally(541909, 0, 2), "imported 541909, rejected 2"),
        (Tally(5, 3, 0, 1), "imported 5, rejected 0 (3 already there, 1 left out for want of consent)"),
    ],
)
def test_the_line(tally: Tally, line: str) -> None:
    assert tally.line() == line
