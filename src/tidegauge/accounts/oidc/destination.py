"""Where a person wants to be once they are in."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

HOME: Final = "/"
_MAX_LENGTH: Final = 1_000


def own_destination(path: str) -> str:
    """The path when it leads to a page of this product, else its start: browsers read `//host`, `/\\host` and control characters as ways out."""
    if not (path.startswith("/") and len(path) <= _MAX_LENGTH and path.isprintable() and " " not in path and "\\" not in path) or path.startswith("//"):
        return HOME
    try:
        parts = urlsplit(path)
    except ValueError:
        return HOME
    if parts.scheme or parts.netloc or parts.path.startswith(("/api/", "//")):
        return HOME
    return path if path.isascii() else HOME
