from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tidegauge.core.errors import InvalidInput
from tidegauge.store.opening import begin_opening

CODE = """
import os, sys
from tidegauge.store.opening import begin_opening
before = os.getcwd()
opening = begin_opening("chdb://" + sys.argv[1])
import pyarrow, sqlalchemy.orm, fastapi, tidegauge.app.run  # what the start imports meanwhile
import chdb
from tidegauge.contracts.ports import QueryLimits
engine = opening.result()
print(engine.query("SELECT count() FROM events", {}, QueryLimits(), "q").rows, os.getcwd() == before)
engine.close()
"""


def test_an_engine_opened_beside_all_the_imports_works(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-W", "error", "-c", CODE, str(tmp_path / "store")], capture_output=True, text=True, timeout=180)
    assert (done.stdout.splitlines()[-1:], done.stderr) == (["[(0,)] True"], "")


def test_what_stops_it_is_told_to_whoever_takes_it() -> None:
    with pytest.raises(InvalidInput, match="store's URL"):
        begin_opening("nowhere:///").result(30)
