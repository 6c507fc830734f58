"""Opens an engine in confinement."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

import structlog

from tidegauge.core.errors import Unavailable
from tidegauge.store.engines.confinement.engine import ConfinedEngine, confine_thread
from tidegauge.store.engines.confinement.environment import hide_secrets
from tidegauge.store.engines.confinement.landlock import LEAST_ABI, Ruleset, abi_version
from tidegauge.store.engines.confinement.places import engine_ruleset, use_temporary_directory
from tidegauge.store.engines.confinement.seccomp import deny_sockets_and_programs
from tidegauge.store.engines.port import Engine

log = structlog.get_logger(__name__)

Confinement = Literal["auto", "require", "off"]
"""`auto`: where the kernel can, else a warning. `require`: no start without. `off`: not at all."""

_LIBRARY: Final = "chdb"


def restriction(store_url: str, wish: Confinement) -> Callable[[], None] | None:
    """What confines a thread of the engine; None when it is not confined: not wished, not embedded (a server confines itself), or the kernel cannot.

    Raises Unavailable when it is required and the kernel cannot. Call it before there are other threads, and before the engine is loaded: the threads it
    has by then stay unconfined.
    """
    parts = urlsplit(store_url)
    if wish == "off" or parts.scheme != "chdb" or not parts.path:
        return None
    if abi_version() < LEAST_ABI:
        reason = f"this kernel cannot confine the engine (Landlock {LEAST_ABI} or newer, Linux 6.2, is needed; it has {abi_version() or 'none'})"
        if wish == "require":
            raise Unavailable(f"engine_confinement is `require`, but {reason}. Start it on a newer kernel, or set `auto`.")
        log.warning("engine_not_confined", reason=reason, so="statements that people write are kept from files and network by the check of their text alone")
        return None
    if _LIBRARY in sys.modules:
        raise RuntimeError("the engine is loaded already: its threads cannot be confined any more")
    directory = Path(parts.path)
    directory.mkdir(parents=True, exist_ok=True)
    use_temporary_directory(directory / "tmp")
    hide_secrets()
    return _restrict(engine_ruleset(directory))


def confined(open_engine: Callable[[], Engine], restrict: Callable[[], None]) -> Engine:
    """The engine that `open_engine` gives, loaded, opened and asked in confined threads only. Raises what `open_engine` raises."""
    with ThreadPoolExecutor(1, "engine-loading", initializer=confine_thread, initargs=(restrict,)) as thread:
        return ConfinedEngine(thread.submit(open_engine).result(), restrict)


def _restrict(rules: Ruleset) -> Callable[[], None]:
    def restrict() -> None:
        rules.restrict_thread()
        deny_sockets_and_programs()

    return restrict
