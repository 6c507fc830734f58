"""Consent: events of people who said no, or who were erased, are not stored."""

from __future__ import annotations

from typing import Any, Final

from tidegauge.contracts.batch import person_key
from tidegauge.ingest.draft import Draft

REFUSED: Final = "no consent, or the person was erased"
"""One reason for both: a sender is not told who was erased."""

_NO: Final = frozenset(("false", "no", "denied", "declined", "refused", "rejected", "0"))
_SIGNS: Final = ("consent", "$consent", "analytics_storage", "opt_out", "$opt_out", "context")
_OPT_OUTS: Final = frozenset(("opt_out", "$opt_out"))
_CATEGORIES: Final = ("categoryPreferences", "categories")


def drop_suppressed(draft: Draft) -> None:
    """Drop events with `consent: false`, those whose properties say no (`says_no`) and events of erased people; they are counted, never listed."""
    if not draft.is_typed:
        draft.check("consent", (bool,), "not true or false")
    refused = {row for row, event in enumerate(draft.events) if event.consent is False} if False in [event.consent for event in draft.events] else set()
    for name in _SIGNS:
        if name in draft.keys:
            refused.update(row for row, value in enumerate(draft.property_of_all(name)) if says_no(name, value))
    if draft.erased:
        people = zip(draft.user_ids, draft.anonymous_ids, strict=True)
        refused.update(row for row, (user, visitor) in enumerate(people) if _is_erased(draft, user, visitor))
        _forget_visitors(draft)
    draft.suppress(refused, REFUSED)


def says_no(name: str, value: Any) -> bool:
    """Whether a property refuses consent: `consent` false or a word for no (also Segment's `categoryPreferences`, where `analytics` or everything is false),
    Google's `analytics_storage: "denied"`, `opt_out: true`; of a `context` its `consent`, and RudderStack's `consentManagement`."""
    if name == "context":
        return isinstance(value, dict) and (says_no("consent", value.get("consent")) or _denies(value.get("consentManagement")))
    if name in _OPT_OUTS:
        return value is True or (isinstance(value, str) and value.strip().lower() == "true")
    if isinstance(value, dict):
        preferences = next((value[key] for key in _CATEGORIES if isinstance(value.get(key), dict)), value)
        choices = {str(category).lower(): _is_no(choice) for category, choice in preferences.items()}
        return choices.get("analytics", choices.get("analytics_storage", bool(choices) and all(choices.values())))
    return _is_no(value)


def _denies(management: Any) -> bool:
    """Whether `analytics` is among the denied ids, or some are and none is allowed."""
    denied = management.get("deniedConsentIds") if isinstance(management, dict) else None
    if not isinstance(denied, list) or not denied:
        return False
    return not management.get("allowedConsentIds") or any(str(each).lower() == "analytics" for each in denied)


def _is_no(value: Any) -> bool:
    return value is False or (value == 0 and isinstance(value, int | float)) or (isinstance(value, str) and value.strip().lower() in _NO)


def _is_erased(draft: Draft, user: str, visitor: str) -> bool:
    """By the ids as they came, and by their hashes: who was erased under one stays erased when the privacy rules change."""
    if person_key(user, visitor) in draft.erased:
        return True
    if draft.policy is None or not (user or visitor):
        return False
    pseudonym = draft.policy.pseudonym
    return person_key(pseudonym(user) if user else "", pseudonym(visitor)) in draft.erased


def _forget_visitors(draft: Draft) -> None:
    """Who is signed in on the device of an erased visitor is somebody else: the event stays, the visitor's id goes."""
    for row, (user, visitor) in enumerate(zip(draft.user_ids, draft.anonymous_ids, strict=True)):
        if user and visitor and _is_erased(draft, "", visitor):
            draft.anonymous_ids[row] = ""
