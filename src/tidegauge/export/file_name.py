"""Names of files from titles that people gave."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MAX_CHARACTERS: Final = 80


def file_name(title: str, extension: str) -> str:
    """Letters, marks and digits of any script, the rest as dashes; `export` where nothing is left."""
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" else "-" for c in unicodedata.normalize("NFC", title))
    return f"{re.sub('-+', '-', kept).strip('-')[:MAX_CHARACTERS] or 'export'}.{extension}"
