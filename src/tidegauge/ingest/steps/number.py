"""The event's value."""

from __future__ import annotations

from typing import Final

from tidegauge.contracts.property_column import as_number
from tidegauge.ingest.draft import Draft

_REASON: Final = "not a finite number"


def put_values(draft: Draft) -> None:
    """A finite number, also from a numeric text; None when absent."""
    draft.check("value", (int, float, str), _REASON)
    values = [event.value for event in draft.events]
    if not set(map(type, values)) <= {float, type(None)}:
        values = [None if value is None else as_number(value) for value in values]
        wrong = {row: _REASON for row, value in enumerate(values) if value is None and draft.events[row].value is not None}
        draft.reject("value", wrong)
        values = [value for row, value in enumerate(values) if row not in wrong]
    draft.values = values
