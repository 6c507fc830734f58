"""Ids of people and visits: hashed or dropped as the project's privacy rules say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from msgspec import UNSET

from tidegauge.identity.claim import PLACEHOLDERS, PREVIOUS_NAMES
from tidegauge.ingest.draft import Draft
from tidegauge.ingest.privacy.policy import Policy

_ABSENT: Final = (None, UNSET, "")


def put_private_ids(draft: Draft) -> None:
    """The same id has the same hash wherever it stands: as user, as visitor, as the earlier id of an alias event.

    Ids that look personal are hashed, not masked: masking would make strangers one person.
    """
    policy = draft.policy
    if policy is None or not policy.is_active:
        return
    action = policy.action("person_id")
    if action == "hash":
        _count(policy, draft)
        _put(draft, _hasher(policy))
    elif action == "drop":
        _count(policy, draft)
        _put(draft, lambda _: "")
    elif policy.masked:
        _put(draft, _hasher_of_found(policy))
    if policy.action("user_id"):
        policy.count("user_id", _filled(draft.user_ids))
        draft.user_ids = [""] * len(draft.events)
    if policy.action("anonymous_id"):
        policy.count("anonymous_id", _filled(draft.anonymous_ids))
        draft.anonymous_ids = [""] * len(draft.events)
    _put_sessions(draft, policy)


def _put(draft: Draft, of: Callable[[str], str]) -> None:
    draft.user_ids = [of(text) if text else "" for text in draft.user_ids]
    draft.anonymous_ids = [of(text) if text else "" for text in draft.anonymous_ids]
    names = draft.keys.intersection(PREVIOUS_NAMES)
    if names:
        draft.as_rows()
        draft.properties = [_with_earlier_ids(row, names, of) for row in draft.properties]


def _with_earlier_ids(properties: dict[str, Any], names: set[str], of: Callable[[str], str]) -> dict[str, Any]:
    """Both kinds of ids may stand there; a whole number is read as its digits."""
    changed = {}
    for name in names:
        value = properties.get(name)
        if value in _ABSENT or isinstance(value, list | dict | bool):
            continue
        changed[name] = of(str(int(value)) if isinstance(value, float) and value.is_integer() else str(value))
    return {**properties, **changed} if changed else properties


def _put_sessions(draft: Draft, policy: Policy) -> None:
    action = policy.action("session_id")
    if action is not None:
        policy.count("session_id", _filled(draft.session_ids))
        of = _hasher(policy) if action == "hash" else lambda _: ""
        draft.session_ids = [of(text) if text else "" for text in draft.session_ids]
    elif policy.masked:
        of_found = _hasher_of_found(policy)
        draft.session_ids = [of_found(text) if text else "" for text in draft.session_ids]


def _hasher(policy: Policy) -> Callable[[str], str]:
    """What broken clients send in place of an id stays as it is: it is nobody's, and has to be known as such."""
    return lambda text: text if text in PLACEHOLDERS else policy.pseudonym(text)


def _hasher_of_found(policy: Policy) -> Callable[[str], str]:
    return lambda text: policy.pseudonym(text) if policy.masked_text(text) != text else text


def _count(policy: Policy, draft: Draft) -> None:
    policy.count("person_id", sum(1 for user, visitor in zip(draft.user_ids, draft.anonymous_ids, strict=True) if user or visitor))


def _filled(texts: list[str]) -> int:
    return len(texts) - texts.count("")
