from __future__ import annotations

import sys
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from tidegauge.core.errors import Unavailable
from tidegauge.store.engines.confinement import opening
from tidegauge.store.engines.confinement.opening import restriction


@pytest.mark.parametrize(("url", "wish"), [("chdb:///x", "off"), ("clickhouse://h/d", "require"), ("nowhere:///", "auto")])
def test_what_needs_no_confinement_has_none(url: str, wish: opening.Confinement) -> None:
    assert restriction(url, wish) is None


def test_a_kernel_without_it_is_a_warning_or_no_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(opening, "abi_version", lambda: 0)
    with capture_logs() as lines:
        assert restriction(f"chdb://{tmp_path}", "auto") is None
    assert [line["event"] for line in lines] == ["engine_not_confined"]
    with pytest.raises(Unavailable, match="engine_confinement is `require`"):
        restriction(f"chdb://{tmp_path}", "require")


def test_an_engine_that_is_loaded_cannot_be_confined_any_more(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(opening, "abi_version", lambda: 7)
    monkeypatch.setitem(sys.modules, "chdb", sys)
    with pytest.raises(RuntimeError, match="loaded already"):
        restriction(f"chdb://{tmp_path}", "auto")
