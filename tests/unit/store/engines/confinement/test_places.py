from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tidegauge.store.engines.confinement.landlock import LEAST_ABI, abi_version

CODE = """
import sys, threading
from pathlib import Path
from tidegauge.store.engines.confinement.places import engine_ruleset
rules = engine_ruleset(Path(sys.argv[1]))
def run():
    rules.restrict_thread()
    import wave, zoneinfo, tidegauge.query.sql.gate  # the program's own files
    zoneinfo.ZoneInfo("Asia/Bangkok")
    for path in sys.argv[2:]:
        try:
            Path(path).read_bytes()
        except PermissionError:
            print("denied", end=" ")
    (Path(sys.argv[1]) / "kept").write_text("x")
thread = threading.Thread(target=run)
thread.start()
thread.join()
import colorsys  # a directory that the thread looked through is not empty for others
print("done")
"""


@pytest.mark.skipif(abi_version() < LEAST_ABI, reason="the kernel has no Landlock")
def test_the_program_may_be_read_and_secrets_beside_the_store_may_not(tmp_path: Path) -> None:
    own = tmp_path / "store"
    own.mkdir()
    secret = tmp_path / "secret.key"
    secret.write_text("s")
    argv = [sys.executable, "-c", CODE, str(own), str(secret), "/etc/passwd", "/proc/self/maps"]
    done = subprocess.run(argv, capture_output=True, text=True, timeout=180, cwd=tmp_path)
    assert (done.stdout, done.stderr) == ("denied denied denied done\n", "")
    assert (own / "kept").read_text() == "x"


def test_the_engines_temporary_directory_is_in_its_own_and_pythons_stays(tmp_path: Path) -> None:
    code = "import os, sys, tempfile; from pathlib import Path; from tidegauge.store.engines.confinement.places import use_temporary_directory as use;"
    code += "use(Path(sys.argv[1])); print(os.environ['TMPDIR'], tempfile.gettempdir(), os.path.isdir(sys.argv[1]))"
    environ = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "own/tmp")], capture_output=True, text=True, timeout=180, env=environ)
    assert done.stdout == f"{tmp_path / 'own/tmp'} {tmp_path} True\n", done.stderr


OPENING = """
import sys
from pathlib import Path
from tidegauge.contracts.ports import QueryLimits
from tidegauge.store.engines.confinement.opening import confined, restriction
def embedded():
    from tidegauge.store.engines.embedded import EmbeddedEngine
    return EmbeddedEngine(Path(sys.argv[1]))
engine = confined(embedded, restriction("chdb://" + sys.argv[1], "require"))
print(engine.query("SELECT 1", {}, QueryLimits(), "q").rows)
engine.close()
"""


@pytest.mark.skipif(abi_version() < LEAST_ABI, reason="the kernel has no Landlock")
@pytest.mark.parametrize("variables", [35, 37, 39, 41])
def test_the_engine_is_loaded_whatever_the_number_of_variables(tmp_path: Path, variables: int) -> None:
    environ = {"PATH": os.environ["PATH"], "HOME": "/", "PYTHONPATH": os.pathsep.join(sys.path)}
    environ |= {f"V{number:03}": "x" * (number % 7 * 9) for number in range(variables)}
    done = subprocess.run([sys.executable, "-c", OPENING, str(tmp_path / "store")], capture_output=True, text=True, timeout=180, env=environ)
    assert (done.returncode, done.stdout) == (0, "[(1,)]\n"), done.stderr
