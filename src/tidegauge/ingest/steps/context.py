"""Country, device, browser and system: the client's own where given, else the request's."""

from __future__ import annotations

from tidegauge.contracts.field import CONTEXT_COLUMNS
from tidegauge.ingest.draft import Draft


def put_context(draft: Draft) -> None:
    """Fill the context columns and `is_bot` (also from a boolean property of that name); `given` has the bit of each column that the client gave."""
    context, size = draft.context, len(draft.events)
    draft.given = [0] * size
    draft.countries = _column(draft, 0, context.country)
    draft.devices = _column(draft, 1, context.device)
    draft.browsers = _column(draft, 2, context.browser)
    draft.systems = _column(draft, 3, context.os)
    draft.bots = [context.is_bot] * size
    if "is_bot" in draft.keys:
        flags = draft.property_of_all("is_bot")
        draft.bots = [context.is_bot if type(flag) is not bool else flag for flag in flags]


def _column(draft: Draft, position: int, known: str) -> list[str]:
    name = CONTEXT_COLUMNS[position]
    if name not in draft.keys:
        return [known] * len(draft.events)
    values = draft.property_of_all(name)
    bit = 1 << position
    if set(map(type, values)) == {str} and all(values):
        given = draft.given[0]
        whole = given == draft.given[-1] and draft.given.count(given) == len(draft.given)
        draft.given = [given | bit] * len(values) if whole else [given | bit for given in draft.given]
        return values
    column = []
    for row, value in enumerate(values):
        is_given = isinstance(value, str) and value != ""
        if is_given:
            draft.given[row] |= bit
        column.append(value if is_given else known)
    return column
