"""Consent: events of people who said no, or who were erased, are not stored."""

from __future__ import annotations

from tidegauge.contracts.batch import person_key
from tidegauge.ingest.draft import Draft


def drop_suppressed(draft: Draft) -> None:
    """Drop events with `consent: false` (of the event or in its properties) and events of erased people; they are counted, never listed."""
    if not draft.is_typed:
        draft.check("consent", (bool,), "not true or false")
    refused = {row for row, event in enumerate(draft.events) if event.consent is False} if False in [event.consent for event in draft.events] else set()
    if "consent" in draft.keys:
        refused.update(row for row, consent in enumerate(draft.property_of_all("consent")) if consent is False)
    if draft.erased:
        people = zip(draft.user_ids, draft.anonymous_ids, strict=True)
        refused.update(row for row, (user, anonymous) in enumerate(people) if person_key(user, anonymous) in draft.erased)
        _forget_visitors(draft)
    draft.suppressed += len(refused)
    draft.drop(refused)


def _forget_visitors(draft: Draft) -> None:
    """Who is signed in on the device of an erased visitor is somebody else: the event stays, the visitor's id goes."""
    for row, (user, visitor) in enumerate(zip(draft.user_ids, draft.anonymous_ids, strict=True)):
        if user and visitor and person_key("", visitor) in draft.erased:
            draft.anonymous_ids[row] = ""
