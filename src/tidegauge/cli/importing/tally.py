"""What an import has done so far."""

from __future__ import annotations

import msgspec


class Tally(msgspec.Struct):
    """`imported` counts every row that is on the server, `already_there` those of them that it had before; `suppressed` rows were left out
    because their consent says so or their person was erased."""

    imported: int = 0
    already_there: int = 0
    rejected: int = 0
    suppressed: int = 0

    def line(self) -> str:
        """`imported N, rejected M`, and how many were there already."""
        remarks = [f"{self.already_there} already there"] if self.already_there else []
        remarks += [f"{self.suppressed} left out for want of consent"] if self.suppressed else []
        return f"imported {self.imported}, rejected {self.rejected}" + (f" ({', '.join(remarks)})" if remarks else "")
