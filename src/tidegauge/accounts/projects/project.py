"""A project as callers see it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

import msgspec

from tidegauge.accounts.access import ProjectAccess
from tidegauge.accounts.grant import ordered
from tidegauge.core.errors import ErrorDetail, InvalidInput
from tidegauge.core.time_range import zone

MAX_NAME_LENGTH: Final = 200

HasEvents = Callable[[int], Awaitable[bool]]
"""Whether a project ever received an event."""


class NewProject(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a caller says of a project it wants. `timezone`: an IANA name; days begin there."""

    name: str
    timezone: str = "UTC"


class ProjectView(msgspec.Struct, frozen=True, omit_defaults=True):
    """A project as the signed-in person sees it; `role` and `permissions` are theirs in it. `is_system`: what the product reports about itself to."""

    id: str
    name: str
    timezone: str
    is_demo: bool
    role: str
    has_events: bool
    permissions: list[str]
    is_system: bool = False


def project_view(project: ProjectAccess, *, has_events: bool) -> ProjectView:
    """The view of a project."""
    permissions = ordered(project.permissions)
    return ProjectView(str(project.id), project.name, project.timezone, project.is_demo, project.role, has_events, permissions, project.is_system)


def checked_name(text: str) -> str:
    """The name without outer blanks. Raises InvalidInput when it is empty, longer than 200 characters or holds control characters."""
    name = text.strip()
    if not 1 <= len(name) <= MAX_NAME_LENGTH or any(ord(character) < 32 or ord(character) == 127 for character in name):
        reason = f"must have 1 to {MAX_NAME_LENGTH} characters, none of them control characters"
        raise InvalidInput(f"The name {reason}.", details=[ErrorDetail("name", reason)])
    return name


def checked_project(new: NewProject) -> NewProject:
    """The same with a clean name. Raises InvalidInput for a bad name or an unknown zone."""
    zone(new.timezone)
    return NewProject(checked_name(new.name), new.timezone)
