"""Facts as people read them: a title and a text, by the channel's own words or the usual ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from tidegauge.alerts.notices.fact import EVENT_WORDS, Fact
from tidegauge.alerts.notices.template import fill

TITLE: Final = "$event: $line"
TEXT: Final = "$line\n$severity, since $since\n$contributing\n$description\n$link"
MAX_LISTED: Final = 20
"""Alerts that one message describes; of more, the number is told."""

Quote = Callable[[str], str]


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """What one delivery has to say. `id` stays the same over all attempts. `base_url` leads to the product, `contributing` says what moved the number."""

    id: str
    facts: tuple[Fact, ...]
    title: str = ""
    text: str = ""
    base_url: str = ""
    timezone: str = "UTC"
    contributing: str = ""
    picture: bytes | None = None
    is_test: bool = False


class Written(NamedTuple):
    """A message in plain text."""

    title: str
    text: str


def written(letter: Letter, quote: Quote = str) -> Written:
    """The message. `quote` makes what came from outside harmless where it goes to; a channel's own words stay as they are."""
    facts = letter.facts[:MAX_LISTED]
    title, usual = fill(letter.title or TITLE, fields_of(letter, facts[0], quote)), TEXT
    if len(letter.facts) > 1:
        counts = Counter(EVENT_WORDS[fact.event].lower() for fact in letter.facts)
        usual = f"$event: {TEXT}"
        title = f"{quote(facts[0].name)}: " + ", ".join(f"{count} {word}" for word, count in counts.items())
    texts = [_without_gaps(fill(letter.text or usual, fields_of(letter, fact, quote))) for fact in facts]
    more = len(letter.facts) - len(facts)
    return Written(("Test: " if letter.is_test else "") + title, "\n\n".join(texts) + (f"\n\nand {more} more" if more else ""))


def fields_of(letter: Letter, fact: Fact, quote: Quote = str) -> dict[str, str]:
    """Every field of a template for one fact."""
    return {
        "event": EVENT_WORDS[fact.event],
        "name": quote(fact.name),
        "line": quote(fact.line),
        "severity": fact.severity,
        "value": "" if fact.value is None else f"{fact.value:,.6g}",
        "threshold": f"{fact.threshold:,.6g}",
        "condition": fact.condition,
        "since": written_time(fact.since_ms, letter.timezone),
        "group": quote(", ".join(f"{name}: {value or '(none)'}" for name, value in fact.group.items())),
        "description": quote(fact.description),
        "link": link_of(letter, fact),
        "contributing": quote(letter.contributing),
    }


def link_of(letter: Letter, fact: Fact) -> str:
    """Where the alert is in the product."""
    return f"{letter.base_url}/alerts/{fact.alert_id or fact.rule_id}"


def written_time(at_ms: int, timezone: str) -> str:
    """An instant at the project's clock."""
    return f"{datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(ZoneInfo(timezone)):%Y-%m-%d %H:%M:%S} ({timezone})"


def _without_gaps(text: str) -> str:
    """Lines whose fields were all empty are left out."""
    return "\n".join(line for line in text.splitlines() if line.strip())
