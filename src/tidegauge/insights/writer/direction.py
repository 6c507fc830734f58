"""Which way a text says that figures went, held against the way they went."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from tidegauge.insights.fact import Fact, Kind, Number
from tidegauge.insights.writer.number import numbers_in, shown
from tidegauge.insights.writer.rules import name_in_words

Direction = Literal["up", "down", "same"]


def _words(english: str, thai: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{english})(?![\w-])|{thai}", re.IGNORECASE)


# Said only where there is a change; comparing also sets one group beside another, so it is held only against a change that there is.
_MOVING: Final[dict[Direction, re.Pattern[str]]] = {
    "up": _words(
        r"ris(?:e|es|en|ing)|rose|gr(?:ow|ows|ew|own|owing|owth)|increas\w*|climb\w*|gain(?:s|ed|ing)?|jump\w*|surg\w*|soar\w*|doubl\w*|tripl\w*|improv\w*"
        r"|(?<!add )(?<!adds )(?<!made )up(?:wards?)?|uptick|upturn",
        r"เพิ่ม(?!เติม)|(?:สูง|มาก|ปรับ|ปรับตัว|โต|ดี)ขึ้น|เติบโต|พุ่ง",
    ),
    "down": _words(
        r"fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin\w*|decreas\w*|shr[iau]nk\w*|reduc\w*|los(?:s|t|es|ing)|plung\w*|plummet\w*|slump\w*|s[iau]nk\w*"
        r"|slip\w*|dip(?:s|ped)?|halv\w*|worsen\w*|(?<!broken )(?<!breaks )down(?:wards?)?|downturn",
        r"(?<!ส่วน)ลด|(?:ต่ำ|น้อย|ปรับ|ปรับตัว|ดิ่ง|แย่)ลง|ร่วง|ตกต่ำ|ถดถอย|หดตัว",
    ),
    "same": _words(r"unchanged|steady|stable|flat|constant|no change", r"คงที่|ทรงตัว|(?:เท่า|เหมือน)เดิม|ไม่เปลี่ยนแปลง"),
}
_COMPARING: Final[dict[Direction, re.Pattern[str]]] = {
    "up": _words(r"more|higher|greater|larger|above|exceed\w*|better", r"(?:มาก|สูง|ดี)กว่า"),
    "down": _words(r"less|fewer|lower|smaller|below|worse", r"(?:น้อย|ต่ำ|แย่)กว่า"),
    "same": _words(r"as (?:much|many) as", r"เท่ากับช่วง"),
}
_ENDS: Final[dict[Kind, re.Pattern[str]]] = {
    "highest": _words(r"highest|peak\w*|maximum|most", r"สูงสุด|มากที่สุด"),
    "lowest": _words(r"lowest|minimum|least|bottom", r"ต่ำสุด|น้อยที่สุด"),
}
_NOT: Final = re.compile(
    r"(?:\b(?:not|no|never|neither|nor|hardly|barely|without)|n['\u2019]t)(?:\s+[^\s.,;]{1,20}){0,2}\s+$|ไม่(?:ได้|มีการ|มี|ใช่)?\s*$", re.IGNORECASE
)
_NEAR: Final = 48
"""Characters before a word in which it may be denied."""

_FROM_TO: Final = re.compile(
    r"from\s+(\d[\d.,]*)(?:\s+[^\s\d.,]{1,20}){0,4}?\s+to\s+(\d[\d.,]*\d|\d)|จาก\s*(\d[\d.,]*)[^\d.,]{0,30}?(?:เป็น|ถึง|สู่)\s*(\d[\d.,]*\d|\d)", re.IGNORECASE
)
_CLAUSE: Final = re.compile(r"[.,;](?=\s|$)|\b(?:and|while|but|whereas)\b|และ|ส่วน|แต่|ขณะที่|(?=สูงสุด|ต่ำสุด)")
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\d|\d\d:\d\d")


def misdirected(text: str, facts: list[Fact], metric: str) -> str | None:
    """The first words of the text by which a figure went another way than it did, or a way that nothing is known of; None where there are none."""
    text = _without_names(text, facts, metric)
    change = next((fact for fact in facts if fact.kind == "change"), None)
    return _wrong_way(text, change) or _wrong_order(text, change) or _wrong_end(text, facts)


def _without_names(text: str, facts: list[Fact], metric: str) -> str:
    """A "Sign up" is none; a name that is a direction and nothing else stays, as it may be meant as one."""
    names = {name for name in (metric, name_in_words(metric), *(fact.label for fact in facts)) if name and not any(_said(name, name))}
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(re.escape(name), "–", text, flags=re.IGNORECASE)
    return text


def _said(text: str, whole: str = "") -> Iterator[tuple[Direction, re.Match[str], bool]]:
    """Directions in the order of the tables with the words, and whether these move; with `whole` only what says nothing else."""
    for table in (_MOVING, _COMPARING):
        for direction, pattern in table.items():
            yield from ((direction, found, table is _MOVING) for found in pattern.finditer(text) if whole in ("", found.group()))


def _wrong_way(text: str, change: Fact | None) -> str | None:
    went = None if change is None else _way(change)
    for direction, found, moves in _said(text):
        if (went is None and not moves) or (direction == went and not _NOT.search(text[max(found.start() - _NEAR, 0) : found.start()])):
            continue
        return found.group()
    return None


def _way(change: Fact) -> Direction:
    value, previous = change.value or 0, change.previous or 0
    if value == previous or (change.percent is not None and round(change.percent, 1) == 0):
        return "same"
    return "up" if value > previous else "down"


def _wrong_order(text: str, change: Fact | None) -> str | None:
    """ "From 1,200 to 1,000" of what went the other way."""
    if change is None or change.value == change.previous:
        return None
    turned = (_bare(change.value), _bare(change.previous))
    for found in _FROM_TO.finditer(text):
        first, then = (numbers_in(number) for number in found.groups() if number is not None)
        if (first, then) == turned:
            return found.group()
    return None


def _wrong_end(text: str, facts: list[Fact]) -> str | None:
    """The highest that is given the lowest's figure, or the other way round."""
    ends = {fact.kind: _bare(fact.value) for fact in facts if fact.kind in _ENDS}
    if len(ends) < len(_ENDS):
        return None
    for clause in _CLAUSE.split(_TIME.sub(" ", text)):
        numbers = numbers_in(clause)
        for kind, words in _ENDS.items():
            found = words.search(clause)
            if found and not numbers & ends[kind] and any(numbers & figure for figure in ends.values()):
                return found.group()
    return None


def _bare(value: Number | None) -> set[str]:
    return set() if value is None else numbers_in(shown(value))
