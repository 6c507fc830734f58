"""The places that the engine's threads may reach."""

from __future__ import annotations

import os
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tidegauge.store.engines.confinement.landlock import LIST, READ, Ruleset

_LIBRARIES: Final = tuple(map(Path, ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share/zoneinfo", "/etc/localtime", "/etc/timezone")))
_MACHINE: Final = tuple(map(Path, ("/sys/devices/system", "/sys/fs/cgroup", "/proc/cpuinfo", "/proc/meminfo", "/dev/urandom", "/dev/null")))
"""What the engine measures the machine by."""
_OWN: Final = tuple(map(Path, ("/proc/self/task", "/proc/self/auxv", "/proc/self/statm")))
"""Every statement reads the scheduler's figures of its threads in the first; refused, a short statement took 0.5 ms longer. The process's environment is to
be seen there too: see environment.py. Without the second the engine looks for the auxiliary vector behind the environment's strings, where it is not once a
variable was set: it then crashed while it was loaded, by the number of variables (24 of 70 numbers)."""


def engine_ruleset(directory: Path) -> Ruleset:
    """Everything in `directory`, which is the engine's own, and reading of the program's files and the machine's measures. Raises as Ruleset."""
    rules = Ruleset()
    rules.allow([directory], rules.everything_but_execute)
    rules.allow([*_program(), *_LIBRARIES], READ)
    rules.allow(_MACHINE, READ)
    rules.allow(_OWN, READ)
    for place in _OWN:
        os.open(place, os.O_PATH | os.O_CLOEXEC)  # never closed: forgotten and looked up anew it would be another one to the kernel
    # An import in a thread that may not list a directory of sys.path would have Python remember it as empty, for all threads.
    rules.allow(_import_directories(), LIST)
    return rules


def _program() -> Iterator[Path]:
    names = sysconfig.get_paths()
    yield from (Path(names[name]) for name in ("stdlib", "platstdlib", "purelib", "platlib"))
    yield Path(__file__).resolve().parents[3]


def _import_directories() -> Iterator[Path]:
    for entry in sys.path:
        place = Path(entry).resolve()
        if place != Path(place.anchor):
            yield place


def use_temporary_directory(directory: Path) -> None:
    """Has the engine, which makes a directory for temporary files when it is loaded, make it in `directory`; Python goes on with its own.

    Call it before there are other threads: the environment is one for all.
    """
    directory.mkdir(parents=True, exist_ok=True)
    tempfile.gettempdir()
    os.environ["TMPDIR"] = str(directory)
