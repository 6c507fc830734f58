"""Whether a document names erased people: every text in it is taken for an id."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any, Final

import msgspec

from tidegauge.contracts.batch import person_key

NOBODY: Final = "(erased)"
"""Stands where an id of an erased person stood."""

_ID_PLACES: Final = ("people", "value")
_PREFIXES: Final = ("user:", "visitor:")
_WORD: Final = re.compile(r"[^\s\"'\\,;=&{}\[\]()<>]+")
_MAX_WORDS: Final = 20_000


def is_theirs(text: str, erased: Collection[int]) -> bool:
    """Whether a text is the id of an erased user or visitor, with or without `user:` or `visitor:`, or a person key in digits."""
    for prefix in _PREFIXES:
        if text.startswith(prefix) and is_theirs(text.removeprefix(prefix), erased):
            return True
    if person_key(text, "") in erased or person_key("", text) in erased:
        return True
    return text.isascii() and text.isdigit() and len(text) <= 20 and int(text) in erased


def mentions(body: bytes, erased: Collection[int]) -> bool:
    """Whether a body as it was sent names one of them: by its JSON texts, and word by word when it is no JSON."""
    try:
        found = _texts(msgspec.json.decode(body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        found = (match.group() for _, match in zip(range(_MAX_WORDS), _WORD.finditer(body.decode("utf-8", "replace")), strict=False))
    return any(is_theirs(text, erased) for text in found)


def without_mentions(value: Any, erased: Collection[int], *, is_place: bool = False) -> Any:
    """A JSON document of rules with somebody who is nobody in the place of each id of theirs, wherever a rule lists people or compares with a value."""
    match value:
        case str() if is_place and is_theirs(value, erased):
            return "0" if value.isdigit() else NOBODY
        case list():
            return [without_mentions(item, erased, is_place=is_place) for item in value]
        case dict():
            return {key: without_mentions(item, erased, is_place=is_place or key in _ID_PLACES) for key, item in value.items()}
        case _:
            return value


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case int():
            yield str(value)
        case list():
            for item in value:
                yield from _texts(item)
        case dict():
            for item in value.values():
                yield from _texts(item)
