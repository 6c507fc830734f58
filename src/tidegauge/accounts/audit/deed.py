"""What the request being answered is about to do: filled in by whoever learns something of it."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

from tidegauge.accounts.principal import Principal


@dataclass
class Deed:
    """Made by the trail for each request. `principal`: who the gate let in or turned away; `email`: what a login tried. `refusal`: the code of what the gate
    said. `is_over`: the answer is out; work that outlives it is not of this request."""

    principal: Principal | None = None
    person_id: str = ""
    email: str = ""
    refusal: str = ""
    is_written: bool = False
    is_over: bool = False


_deed: ContextVar[Deed | None] = ContextVar("audit_deed", default=None)


def current_deed() -> Deed | None:
    """The deed of the request being answered; None outside of one, and for work that goes on after it."""
    deed = _deed.get()
    return None if deed is None or deed.is_over else deed


def begin_deed(deed: Deed) -> None:
    """Make it the current one of this task."""
    _deed.set(deed)


def note_caller(principal: Principal) -> None:
    """The gate let this caller in."""
    if (deed := current_deed()) is not None:
        deed.principal = principal


def note_refused(principal: Principal | None, code: str) -> None:
    """The gate turned this caller away; None when nobody knows who it is."""
    if (deed := current_deed()) is not None:
        deed.principal, deed.refusal = principal, code


def note_login(email: str, person_id: str = "") -> None:
    """Somebody tries to sign in, or is known now."""
    if (deed := current_deed()) is not None:
        deed.email, deed.person_id = email, person_id
