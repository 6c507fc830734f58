"""Finds what looks like an e-mail address, a card number or a phone number in a text, and puts a word in its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from tidegauge.ingest.privacy.rule import KINDS, Kind

MARKS: Final[dict[Kind, str]] = {"email": "[email]", "card": "[card]", "phone": "[phone]"}
"""What stands where a value was."""

_NOT_LOCAL: Final = r"\s@\"'<>()\[\]{},;:&=?#/\\|"
_EMAIL: Final = re.compile(rf"[^{_NOT_LOCAL}]{{1,64}}(?:@|%40)[^{_NOT_LOCAL}.%]{{1,63}}(?:\.[^{_NOT_LOCAL}.%]{{1,63}}){{1,8}}", re.IGNORECASE)
_CARD: Final = re.compile(r"(?<![\d.])\d(?:(?:[ +-]|%20)?\d){11,18}(?![\d.]\d|\d)")
_CARD_LIKE: Final = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}"
    r"|35(?:2[89]|[3-8]\d)\d{12}|6(?:011|4[4-9]\d|5\d\d)\d{12}|62\d{14,17}"
)
"""Issuers' numbers by their first digits and length (ISO/IEC 7812): Visa, Mastercard, American Express, Diners Club, JCB, Discover, UnionPay."""

_PHONE: Final = re.compile(
    r"(?<![\w.])(?:\+|%2B)[1-9]\d{0,2}(?:(?:[ ().-]|%20){0,2}\d){6,13}(?!\d)|(?<![\w.+-])(?:\(0?\d{2,3}\) ?|0?\d{2,3}[ -])\d{3}[ -]\d{3,4}(?![\w-])",
    re.IGNORECASE,
)


_MAYBE: Final = re.compile(r"@|%40|(?:\d(?:[ +().-]|%20){0,2}){7}")
"""Nothing personal is without one of these: an at sign, or seven digits that may be of one number. Most texts are done after this look."""


class Found(NamedTuple):
    """A place in a text."""

    kind: Kind
    start: int
    end: int


def find_personal(text: str, kinds: Collection[Kind] = KINDS) -> list[Found]:
    """What of these kinds is in the text, by place, none within another. Work grows linearly with the text."""
    found: list[Found] = []
    for kind in KINDS:
        if kind in kinds:
            found += [one for one in _FINDERS[kind](text) if all(one.end <= other.start or one.start >= other.end for other in found)]
    return sorted(found, key=lambda one: one.start)


def mask(text: str, kinds: Collection[Kind]) -> str:
    """The text with a word in the place of what is found; the text itself when nothing is."""
    if _MAYBE.search(text) is None:
        return text
    for kind, start, end in reversed(find_personal(text, kinds)):
        text = f"{text[:start]}{MARKS[kind]}{text[end:]}"
    return text


def is_luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1, annex B)."""
    doubled = (int(digit) * 2 for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(number - 9 if number > 9 else number for number in doubled)) % 10 == 0


def _emails(text: str) -> Iterator[Found]:
    if "@" in text or "%40" in text:
        for match in _EMAIL.finditer(text):
            yield Found("email", *match.span())


def _cards(text: str) -> Iterator[Found]:
    for match in _CARD.finditer(text):
        digits = re.sub(r"%20|\D", "", match.group())
        if _CARD_LIKE.fullmatch(digits) and is_luhn(digits):
            yield Found("card", *match.span())


def _phones(text: str) -> Iterator[Found]:
    for match in _PHONE.finditer(text):
        yield Found("phone", *match.span())


_FINDERS: Final = {"email": _emails, "card": _cards, "phone": _phones}
