"""The fenced commands of the documentation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[3]
PAGES: Final = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])
_FENCE: Final = re.compile(r"^(?P<indent> *)```(?P<language>\w+)\n(?P<text>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
_MARKER: Final = re.compile(r"<!-- not run: (?P<reason>.+?) -->\s*\Z")


@dataclass(frozen=True)
class Snippet:
    """One fenced block; `reason` says why no test runs it ("": one does). `page` is relative to the repository."""

    page: str
    line: int
    language: str
    text: str
    reason: str

    @property
    def place(self) -> str:
        return f"{self.page}:{self.line}"


def snippets(page: Path) -> list[Snippet]:
    """Every fenced block of a page that names its language, in order. `<!-- not run: reason -->` right before it excuses it."""
    text = page.read_text()
    found = []
    for match in _FENCE.finditer(text):
        before = text[: match.start()]
        marker = _MARKER.search(before)
        name = page.relative_to(ROOT).as_posix()
        found.append(Snippet(name, before.count("\n") + 1, match["language"], dedent(match["text"]), marker["reason"] if marker else ""))
    return found


ALL: Final = [snippet for page in PAGES for snippet in snippets(page)]
