"""Which entries somebody looks for."""

from __future__ import annotations

from typing import Final

import msgspec

from tidegauge.accounts.audit.action import Action
from tidegauge.core.errors import ErrorDetail, InvalidInput
from tidegauge.core.suggestion import did_you_mean

MAX_TEXT: Final = 200


class AuditFilter(msgspec.Struct, frozen=True, kw_only=True):
    """All that is set must fit. `project_id` None: every project and what concerns none. `who`: part of an address, or a person's or key's id. `target`: part
    of a name, or an id or kind. `text`: part of any of these, the address, the browser, the request id or the detail. Times: from (incl.) to (excl.)."""

    project_id: int | None = None
    who: str = ""
    actions: tuple[str, ...] = ()
    outcome: str = ""
    target: str = ""
    text: str = ""
    from_ms: int | None = None
    to_ms: int | None = None


def known_actions(text: str) -> tuple[str, ...]:
    """Names with commas between; raises InvalidInput for one that there is not."""
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in list(Action):
            reason = f"There is no action '{name[:60]}'.{did_you_mean(name[:60], list(Action))}"
            raise InvalidInput(reason, details=[ErrorDetail("action", "unknown")])
    return names
