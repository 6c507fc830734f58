"""Sentences by rules, in English and Thai: the same facts always give the same words."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

from tidegauge.insights.fact import Fact
from tidegauge.insights.writer.number import shown

Language = Literal["en", "th"]

_WORDS: Final[dict[Language, dict[str, str]]] = {
    "en": {
        "nothing": "There is nothing to measure in this time.",
        "total": "{metric} came to {value}.",
        "up": "That is {percent}% more than the {previous} of the time before.",
        "down": "That is {percent}% less than the {previous} of the time before.",
        "same": "That is as much as in the time before.",
        "from_nothing": "In the time before it was {previous}.",
        "highest": "The highest was {value} ({at}),",
        "lowest": "the lowest {value} ({at}).",
        "group": "{label} has {value}.",
        "share": "{label} has {value}, {percent}% of it all.",
    },
    "th": {
        "nothing": "ไม่มีข้อมูลให้วัดในช่วงเวลานี้",
        "total": "{metric} รวม {value}",
        "up": "เพิ่มขึ้น {percent}% จาก {previous} ในช่วงก่อนหน้า",
        "down": "ลดลง {percent}% จาก {previous} ในช่วงก่อนหน้า",
        "same": "เท่ากับช่วงก่อนหน้า",
        "from_nothing": "ช่วงก่อนหน้าเป็น {previous}",
        "highest": "สูงสุด {value} ({at})",
        "lowest": "ต่ำสุด {value} ({at})",
        "group": "{label} มี {value}",
        "share": "{label} มี {value} คิดเป็น {percent}% ของทั้งหมด",
    },
}


def sentence(fact: Fact, metric: str, language: Language) -> str:
    """One fact in words."""
    return _WORDS[language][_form(fact)].format(
        metric=name_in_words(metric),
        label=fact.label or "–",
        at=_time(fact.at),
        value="" if fact.value is None else shown(fact.value),
        previous="" if fact.previous is None else shown(fact.previous),
        percent="" if fact.percent is None else shown(round(abs(fact.percent), 1)),
    )


def write(facts: list[Fact], metric: str, language: Language) -> str:
    """All facts in words, in their order."""
    return " ".join(sentence(fact, metric, language) for fact in facts)


def _form(fact: Fact) -> str:
    if fact.kind == "change":
        if fact.percent is None:
            return "same" if fact.value == fact.previous else "from_nothing"
        return "same" if round(fact.percent, 1) == 0 else "up" if fact.percent > 0 else "down"
    return "share" if fact.kind == "group" and fact.percent is not None else fact.kind


def _time(at: str) -> str:
    """The bucket's beginning in its zone; the day alone where that begins with it."""
    return datetime.fromisoformat(at).strftime("%Y-%m-%d %H:%M").removesuffix(" 00:00") if at else ""


def name_in_words(metric: str) -> str:
    """`session_duration` as "Session duration"."""
    words = metric.replace("_", " ").strip()
    return words[:1].upper() + words[1:]
