"""Which rows of a project whoever asks may see: set where a caller is let in, kept by everything that is done for them.

The store's reader adds it to every statement, whatever the statement says; plans and analyses hold it as a condition too, for the stream and for keys.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

import msgspec

from tidegauge.core.errors import Forbidden

if TYPE_CHECKING:
    from tidegauge.contracts.plan import Condition

NARROW: Final = frozenset(("project", "person", "timestamp", "name", "session_id", "page", "path", "value", "_batch", "_row"))
"""Columns of person_events, the copy sorted by person."""


class Sight(msgspec.Struct, frozen=True):
    """What an event of `project` must meet to be seen. `sql`: the condition as the engine reads it, without parameters; `columns`: what it looks at.

    Equal sights see the same rows. Hashable, so that it can be part of keys.
    """

    project: int = 0
    condition: Condition | None = None
    sql: str = ""
    columns: frozenset[str] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is hidden."""
        return self.condition is None and not self.sql

    @property
    def digest(self) -> str:
        """A short name to keep beside what was made of these rows: "" when nothing is hidden."""
        return "" if self.is_whole else hashlib.blake2b(f"{self.project} {self.sql}".encode(), digest_size=8).hexdigest()

    @property
    def has_narrow_copy(self) -> bool:
        """Whether the copy sorted by person has the columns that the condition looks at."""
        return self.columns <= NARROW


OwnerSight = Callable[[int, str | None], Sight | None]
"""`(project, person)`: what somebody sees for whom the server does something on its own; None for who is not in the project any more."""

WHOLE: Final = Sight()
"""Of what the server does of its own accord, and of callers for whom no rule holds."""

_NOTHING: Final = Sight(sql="0")
"""Of a call whose caller nobody has asked for."""


def every_owner_sees_all(project: int, person_id: str | None) -> Sight | None:
    """The OwnerSight of an installation without row rules."""
    return WHOLE


_sight: ContextVar[Sight] = ContextVar("sight", default=WHOLE)


def current_sight() -> Sight:
    """The sight of whoever this is done for. Raises Forbidden inside a call that let nobody in."""
    sight = _sight.get()
    if sight is _NOTHING:
        raise Forbidden("Nobody was let in for this call, so it reads no events.", code="no_caller")
    return sight


def see(sight: Sight) -> None:
    """What follows in this task, and in the tasks that it starts, is done for somebody who sees this."""
    _sight.set(sight)


def seeing_nothing() -> AbstractContextManager[None]:
    """What is done inside reads no events until `see` says for whom."""
    return seeing(_NOTHING)


@contextmanager
def seeing(sight: Sight | None) -> Iterator[None]:
    """What is done inside is done for somebody who sees this, whoever it was done for before; None: for the same as before."""
    if sight is None:
        yield
        return
    before = _sight.set(sight)
    try:
        yield
    finally:
        _sight.reset(before)


def as_owner(sight: Sight | None) -> AbstractContextManager[None]:
    """What is done inside is done for whoever saved last what the server does on its own. Raises Forbidden for None: they are not in the project any more."""
    if sight is None:
        reason = "Whoever saved this last is not in the project any more, and row rules hold there. Somebody who is has to save it again."
        raise Forbidden(reason, code="owner_gone")
    return seeing(sight)


def is_shown(sight: Sight | None) -> bool:
    """Whether what was made for somebody with this sight is shown to whoever this is done for: they see everything, or just the same."""
    seen = current_sight()
    return seen.is_whole or seen == sight


def require_whole(deed: str) -> None:
    """Raises Forbidden for a caller from whom rows are hidden. `deed`: what they may not do, as in 'read the audit log'."""
    if not current_sight().is_whole:
        raise Forbidden(f"You see only a part of this project's data, so you cannot {deed}. An administrator of the project can.", code="row_rule")
