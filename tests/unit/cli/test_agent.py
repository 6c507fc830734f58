from __future__ import annotations

import argparse

import pytest

from tidegauge.cli.agent import interval
from tidegauge.cli.main import main


@pytest.mark.req("D2")
@pytest.mark.parametrize(("text", "seconds"), [("1", 1.0), ("0.1", 0.1), ("3600", 3600.0)])
def test_an_interval_is_seconds(text: str, seconds: float) -> None:
    assert interval(text) == seconds


@pytest.mark.parametrize("text", ["0", "-1", "x", "nan", "inf", "3601"])
def test_what_is_no_interval_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="is no interval"):
        interval(text)


def test_what_is_missing_or_wrong_is_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIDEGAUGE_WRITE_KEY", raising=False)
    for argv, text in (
        (["agent"], "Give a write key"),
        (["agent", "--key", "k", "--disk", "/no/where"], "--disk /no/where: there is no such path."),
        (["agent", "--key", "k", "--url", "localhost"], "--url localhost: not an address"),
    ):
        assert main(argv) == 2
        assert text in capsys.readouterr().err
