"""The screens of the interface, read from where it lists them, so that a new one is looked at without being named here."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_SOURCE: Final = Path(__file__).resolve().parents[2] / "frontend/src"


def screens() -> list[str]:
    """The address of every screen of the menu and every part of the settings."""
    listed = re.findall(r"path: '([^']+)',\s+label:", (_SOURCE / "app/screens.ts").read_text())
    sections = re.findall(r"id: '([^']+)',\s+of:", (_SOURCE / "features/settings/sections.ts").read_text())
    assert len(listed) > 20, "screens.ts is no longer written as it was"
    assert len(sections) > 5, "sections.ts is no longer written as it was"
    return [*listed, *(f"/settings/{section}" for section in sections)]
