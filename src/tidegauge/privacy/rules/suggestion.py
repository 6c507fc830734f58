"""Properties that look personal, by what is in them and what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec

from tidegauge.contracts.field import PATH_SEPARATOR
from tidegauge.ingest.privacy.cipher import is_hidden
from tidegauge.ingest.privacy.detection import find_personal, mask
from tidegauge.ingest.privacy.pattern import NameRules
from tidegauge.ingest.privacy.rule import KINDS, NumberedRule, PrivacyRule

_PERSONAL_NAME: Final = re.compile(
    r"(^|[._$\- ])(e?mail|phone|mobile|tel|fax|address|street|zip|postcode|postal_code|birth\w*|dob|passport|ssn|iban|first_?name|last_?name|full_?name|surname"
    r"|national_id|id_?card|tax_?id|ip|ip_?address|lat|lon|lng|latitude|longitude|password|token|secret)($|[._\- ])",
    re.IGNORECASE,
)
_EXAMPLE: Final = 80


class Suggestion(msgspec.Struct, frozen=True):
    """`kind`: email, card, phone, or name (what it is called). `events` of the sample have it; `example` shows one masked. `rule` is what to make of it."""

    field: str
    kind: str
    events: int
    example: str
    rule: PrivacyRule


def suggest_rules(events: Sequence[dict[str, Any]]) -> list[Suggestion]:
    """What looks personal, most events first."""
    counts: dict[tuple[str, str], int] = {}
    examples: dict[tuple[str, str], str] = {}
    for event in events:
        for key, example in dict(_signs(event)).items():
            counts[key] = counts.get(key, 0) + 1
            examples.setdefault(key, example)
    found = [Suggestion(field, kind, count, examples[field, kind], _rule(field, kind)) for (field, kind), count in counts.items()]
    return sorted(found, key=lambda one: (-one.events, one.field, one.kind))


def _signs(event: dict[str, Any]) -> Iterator[tuple[tuple[str, str], str]]:
    """((field, kind), example) of everything personal in an event."""
    for field in ("user_id", "anonymous_id"):
        yield from _in_text(field, event.get(field) or "")
    for path, value in _leaves(event.get("properties") or {}, ""):
        text = value if isinstance(value, str) else str(value)
        if is_hidden(text):
            continue
        seen = list(_in_text(f"properties.{path}", text)) if isinstance(value, str) or (isinstance(value, int) and value > 10**11) else []
        yield from seen
        if not seen and _PERSONAL_NAME.search(path):
            yield (f"properties.{path}", "name"), _veiled(text)


def _in_text(field: str, text: str) -> Iterator[tuple[tuple[str, str], str]]:
    if text and not is_hidden(text):
        for kind in {one.kind for one in find_personal(text)}:
            yield (field, kind), mask(text, KINDS)[:_EXAMPLE]


def _leaves(value: dict[str, Any], path: str) -> Iterator[tuple[str, Any]]:
    for name, item in value.items():
        if isinstance(item, dict):
            yield from _leaves(item, f"{path}{name}.")
        else:
            for one in item if isinstance(item, list) else (item,):
                if isinstance(one, str | int | float) and not isinstance(one, bool):
                    yield path + name, one


def _veiled(text: str) -> str:
    """The first character, and how long it is."""
    return f"{text[:1]}… ({len(text)})"


def _rule(field: str, kind: str) -> PrivacyRule:
    if field in ("user_id", "anonymous_id"):
        return PrivacyRule("person_id", "hash")
    name = field.removeprefix("properties.")
    if kind == "name" and name.rpartition(".")[2].casefold().strip("$") in ("ip", "ip_address"):
        return PrivacyRule("ip", "truncate")
    return PrivacyRule("property", "hash" if kind == "email" else "drop" if kind in ("card", "name") else "encrypt", name)


def without_ruled(suggestions: Iterable[Suggestion], rules: Iterable[PrivacyRule]) -> list[Suggestion]:
    """Those that no rule of the project is about yet: older events may still look as they did before it."""
    rules = list(rules)
    places = {rule.place for rule in rules}
    named = NameRules(NumberedRule("", rule) for rule in rules if rule.subject == "property" and rule.action != "keep")

    def is_ruled(one: Suggestion) -> bool:
        path = one.field.removeprefix("properties.").replace(".", PATH_SEPARATOR)
        return one.rule.place in places or ("detected", one.kind) in places or (one.field.startswith("properties.") and named.find(path) is not None)

    return [one for one in suggestions if not is_ruled(one)]
