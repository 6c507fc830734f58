"""Whether a password is soon guessed: by lists of common and leaked ones, names, dates, rows of keys, and words of this place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from tidegauge.core.errors import ErrorDetail, InvalidInput

PLACE_WORDS: Final = ("tidegauge", "analytics", "dashboard", "administrator")
"""Words of the product that count as known to whoever guesses; a person's name and address are added."""

MIN_GUESSES: Final = 10**8
"""A password takes at least so many tries by the estimate of zxcvbn (Wheeler, USENIX Security 2016): safe against guessing over the network."""

_READ: Final = 72
"""Characters that are looked at; more would only take time."""


def require_unguessable(password: str, *about: str) -> None:
    """Check a password that somebody chooses; `about`: their name and address. Raises InvalidInput with what makes it easy. Blocks for milliseconds."""
    from zxcvbn import zxcvbn  # its lists are large, and few processes ever set a password

    found = zxcvbn(password[:_READ], user_inputs=[*PLACE_WORDS, *_words(about)])
    if found["guesses"] < MIN_GUESSES:
        reason = str(found["feedback"]["warning"] or "It is like words or dates that are tried first.").rstrip(".")
        raise InvalidInput(
            f"This password is soon guessed: {reason[:1].lower()}{reason[1:]}. Take several words that do not belong together.",
            details=[ErrorDetail("password", "is soon guessed")],
            code="weak_password",
        )


def _words(texts: Iterable[str]) -> list[str]:
    """The texts and the words in them, longer than two characters."""
    return [word.lower() for text in texts for word in {text, *re.split(r"[^\w]+|_", text)} if len(word) > 2]
