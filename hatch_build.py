"""Builds the interface into the package before a wheel is made, so that `pip install` needs no Node."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class InterfaceBuildHook(BuildHookInterface):  # type: ignore[misc]
    """Runs the front-end build unless its result is already there or the install is editable."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """`version` is "standard" for a wheel, "editable" for a development install (where `make ui` builds)."""
        root = Path(self.root)
        if version == "editable" or (root / "src/tidegauge/web/index.html").exists():
            return
        npm = shutil.which("npm")
        if npm is None:
            raise RuntimeError("Building the wheel needs Node 20 and npm on the PATH to build the interface (frontend/).")
        subprocess.run([npm, "ci"], cwd=root / "frontend", check=True)
        subprocess.run([npm, "run", "build"], cwd=root / "frontend", check=True)
