"""A process that migrates a store and kills itself on the way: `migration_child.py DIRECTORY before|during|after NUMBER`, the statement counted from 1.

Gives the number of statements when it gets to the end.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from tidegauge.store.engines.embedded import EmbeddedEngine
from tidegauge.store.migration import migrate

DURING_S = 0.004


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(directory: Path, moment: str, number: int) -> None:
    engine = EmbeddedEngine(directory)
    command, count = engine.command, 0

    def counted(statement: str, parameters: dict[str, Any] | None = None) -> None:
        nonlocal count
        count += 1
        if count == number and moment == "before":
            die()
        if count == number and moment == "during":
            threading.Timer(DURING_S, die).start()
        command(statement, parameters)
        if count == number:  # `during` may come after a short one
            die()

    engine.command = counted  # type: ignore[method-assign]
    migrate(engine)
    engine.close()
    print(count, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
