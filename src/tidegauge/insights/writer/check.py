"""What a model wrote -> text that does nothing, or the reason why it is not shown."""

from __future__ import annotations

import re
from typing import Final

from tidegauge.insights.writer.number import numbers_in

MAX_CHARACTERS: Final = 1_200

_IMAGE_OR_LINK: Final = re.compile(r"!?\[([^\[\]]{0,300})\]\((?:[^()]|\([^()]{0,300}\)){0,2000}\)")
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_ADDRESS: Final = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}:)?//\S+|\b(?:www\.|mailto:|javascript:|data:)\S+", re.IGNORECASE)
_MARKS: Final = re.compile(r"[`*_#|~\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+")


def inert(text: str) -> str:
    """One paragraph of plain words: no link, image, tag, markup or character that only steers; cut to MAX_CHARACTERS."""
    for pattern, instead in ((_IMAGE_OR_LINK, r"\1"), (_TAG, " "), (_ADDRESS, " "), (_MARKS, " ")):
        text = pattern.sub(instead, text[: 8 * MAX_CHARACTERS])
    text = " ".join(text.replace("<", " ").replace(">", " ").split())
    return text if len(text) <= MAX_CHARACTERS else f"{text[: MAX_CHARACTERS - 1]}…"


def unfounded(text: str, grounds: str) -> set[str]:
    """The numbers of the text that stand nowhere in the grounds, which are the facts in words."""
    return numbers_in(text) - numbers_in(grounds)
