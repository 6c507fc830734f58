"""Privacy rules as they travel: what of an event is dropped, kept, hashed, encrypted, cut or masked before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from tidegauge.core.errors import ErrorDetail, InvalidInput

Subject = Literal["property", "event", "person_id", "user_id", "anonymous_id", "session_id", "ip", "detected"]
Action = Literal["drop", "keep", "hash", "encrypt", "truncate", "mask"]
Kind = Literal["email", "card", "phone"]

KINDS: Final[tuple[Kind, ...]] = ("email", "card", "phone")
ACTIONS: Final[dict[Subject, tuple[Action, ...]]] = {
    "property": ("drop", "keep", "hash", "encrypt"),
    "event": ("drop", "keep"),
    "person_id": ("hash", "drop"),
    "user_id": ("drop",),
    "anonymous_id": ("drop",),
    "session_id": ("hash", "drop"),
    "ip": ("truncate", "drop"),
    "detected": ("mask",),
}
"""What can be done with each. `person_id` is the user's and the visitor's id together: an earlier id may be either, hashing one alone would part them."""

NAMED: Final = frozenset({"property", "event"})
"""Subjects whose target is a name or a pattern (`*`, `?`), in any case of letters."""

MAX_RULES: Final = 200


class PrivacyRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`target`: the name or pattern of a property (`email`, `*phone*`, `user.email`) or an event, the kind of what is detected, "" for the others."""

    subject: Subject
    action: Action
    target: Annotated[str, Meta(max_length=200)] = ""

    def check(self, place: str = "") -> None:
        """Raises InvalidInput when the action does nothing to the subject, or the target is none of it."""
        allowed = ACTIONS[self.subject]
        if self.action not in allowed:
            raise _invalid(f"{place}action", f"for '{self.subject}' is one of {', '.join(allowed)}")
        if self.subject in NAMED:
            if not self.target.strip() or not self.target.isprintable():
                raise _invalid(f"{place}target", f"is the name of the {self.subject}, or a pattern with * and ?")
        elif self.subject == "detected":
            if self.target not in KINDS:
                raise _invalid(f"{place}target", f"is one of {', '.join(KINDS)}")
        elif self.target:
            raise _invalid(f"{place}target", f"is left out for '{self.subject}'")

    @property
    def place(self) -> tuple[str, str]:
        """What it is about; a project has one rule for it."""
        return self.subject, self.target.casefold() + (":keep" if self.action == "keep" else "")


class NumberedRule(msgspec.Struct, frozen=True):
    """A rule of a project with its id, by which what it did is counted."""

    id: str
    rule: PrivacyRule


def check_rules(rules: Sequence[PrivacyRule]) -> None:
    """Raises InvalidInput for a wrong rule, one that is there twice, or too many."""
    if len(rules) > MAX_RULES:
        raise _invalid("rules", f"are at most {MAX_RULES}")
    seen: set[tuple[str, str]] = set()
    for index, rule in enumerate(rules):
        rule.check(f"rules.{index}.")
        if rule.place in seen:
            raise _invalid(f"rules.{index}", "is about something that has a rule already")
        seen.add(rule.place)


def _invalid(field: str, reason: str) -> InvalidInput:
    return InvalidInput(f"{field} {reason}.", details=[ErrorDetail(field, reason)])
