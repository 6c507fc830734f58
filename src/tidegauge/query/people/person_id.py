"""How callers name a person: by the key that answers give, or by an id that events carry."""

from __future__ import annotations

from typing import Final

from tidegauge.contracts.batch import person_key
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.identity.identities import Identities

MAX_LENGTH: Final = 210
_USER, _VISITOR = "user:", "visitor:"


def read_person_id(text: str) -> int:
    """The key of `<key>`, `user:<user_id>` or `visitor:<anonymous_id>`. Raises InvalidQuery."""
    if text.startswith(_USER) and len(_USER) < len(text) <= MAX_LENGTH and "\x00" not in text:
        return person_key(text.removeprefix(_USER), "")
    if text.startswith(_VISITOR) and len(_VISITOR) < len(text) <= MAX_LENGTH and "\x00" not in text:
        return person_key("", text.removeprefix(_VISITOR))
    if text.isascii() and text.isdigit() and len(text) <= 20 and 0 < int(text) < 2**64:
        return int(text)
    reason = "is a person's key as answers give it, user:<user_id> or visitor:<anonymous_id>"
    raise InvalidQuery(f"'{text[:60]}' {reason}.", details=[ErrorDetail("id", reason)])


def find_person(identities: Identities, project: int, text: str) -> tuple[int, list[int]]:
    """The person that a text of `read_person_id` names, and all keys of theirs. Raises InvalidQuery.

    Where privacy rules hash ids, a clear id means the hash too: events from before the rules and after them are one person's.
    """
    named = [read_person_id(text)]
    for prefix in (_USER, _VISITOR):
        if text.startswith(prefix) and (other := identities.pseudonym(project, text.removeprefix(prefix))) is not None:
            hashed, is_current = other
            named.insert(0 if is_current else 1, read_person_id(prefix + hashed))
    people = list(dict.fromkeys(identities.root(project, key) for key in named))
    return people[0], [key for person in people for key in identities.keys(project, person)]
