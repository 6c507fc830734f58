"""One line of the doctor's."""

from __future__ import annotations

import msgspec


class Finding(msgspec.Struct, frozen=True):
    """`what` was looked at and found; `fix` says what to do when it is not fine."""

    is_fine: bool
    what: str
    fix: str = ""

    def line(self) -> str:
        """`✓ what` or `✗ what -> fix`."""
        return f"✓ {self.what}" if self.is_fine else f"✗ {self.what} -> {self.fix}"
