from __future__ import annotations

import subprocess
import sys

from tidegauge.store.engines.preload import preload

CODE = """
import os, sys
from tidegauge.store.engines.preload import preload
before = os.getcwd()
thread = preload("chdb:///anywhere")
import pyarrow, sqlalchemy.orm, fastapi  # what the start imports meanwhile
import chdb  # waits for the thread's
thread.join()
connection = chdb.connect(":memory:")
print(connection.query("SELECT 1").bytes().strip(), sys.modules["chdb"] is chdb, os.getcwd() == before)
connection.close()
"""


def test_an_engine_loaded_beside_other_imports_is_the_one_used_later() -> None:
    done = subprocess.run([sys.executable, "-W", "error", "-c", CODE], capture_output=True, text=True, timeout=60)
    assert (done.stdout.strip(), done.stderr) == ("b'1' True True", "")


def test_a_server_elsewhere_needs_no_library() -> None:
    assert preload("clickhouse://user@host:9000/db") is None
