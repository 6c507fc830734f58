"""Numbers as they stand in sentences, and back."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_WRITTEN: Final = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def shown(value: int | float) -> str:
    """With commas and at most two decimals; smaller ones with three digits that count."""
    if isinstance(value, int) or value == int(value):
        return f"{int(value):,}"
    if abs(value) < 0.01:
        return f"{value:.3g}" if abs(value) >= 1e-4 else "0"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def numbers_in(text: str) -> set[str]:
    """Every number of a text without sign, commas and zeros that do not count; digits of any script."""
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    return {_bare(match.group()) for match in _WRITTEN.finditer(plain)}


def _bare(number: str) -> str:
    whole, _, part = number.replace(",", "").partition(".")
    part = part.rstrip("0")
    return f"{whole.lstrip('0') or '0'}{'.' if part else ''}{part}"
