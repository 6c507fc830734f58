from __future__ import annotations

import importlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tidegauge.live.transports.socketio_library import without


def test_what_is_left_out_is_missing_in_this_thread_only_and_only_meanwhile() -> None:
    sys.modules.pop("colorsys", None)
    with without(frozenset(("colorsys",))), ThreadPoolExecutor(1) as other:
        with pytest.raises(ModuleNotFoundError, match="colorsys"):
            importlib.import_module("colorsys")
        assert other.submit(importlib.import_module, "colorsys").result().__name__ == "colorsys"
    sys.modules.pop("colorsys")
    assert importlib.import_module("colorsys").__name__ == "colorsys"


def test_the_library_comes_without_its_clients() -> None:
    code = "import sys; from tidegauge.live.transports.socketio_library import load; load('socketio').AsyncServer(async_mode='asgi'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "engineio" in loaded
    assert not {"aiohttp", "requests", "redis"} & set(loaded)
