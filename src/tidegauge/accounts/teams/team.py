"""Teams as they travel."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from tidegauge.accounts.grant import GivenRole
from tidegauge.accounts.members.member import PLAIN, Permissions

Id = Annotated[str, Meta(min_length=1, max_length=64, pattern=PLAIN)]


class TeamName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a team is called; no two are called the same."""

    name: Annotated[str, Meta(min_length=1, max_length=200, pattern=PLAIN)]


class NewProjectTeam(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A team that is to come into a project. `permissions`: exactly these and `read` and `query`; left out: what the role allows."""

    team_id: Id
    role: GivenRole
    permissions: Permissions | None = None


class TeamPerson(msgspec.Struct, frozen=True):
    """Somebody in a team."""

    person_id: str
    name: str
    email: str
    is_active: bool


class TeamPlace(msgspec.Struct, frozen=True):
    """A project that a team is in, and what its people may do there."""

    project_id: str
    name: str
    role: str
    permissions: list[str]


class TeamView(msgspec.Struct, frozen=True):
    """A team of the installation: its people by name, and the projects it is in."""

    id: str
    name: str
    created_at: str
    people: list[TeamPerson]
    projects: list[TeamPlace]


class ProjectTeamView(msgspec.Struct, frozen=True):
    """A team in a project, as its people see it."""

    team_id: str
    name: str
    role: str
    permissions: list[str]
    people: list[TeamPerson]


class CandidateTeam(msgspec.Struct, frozen=True):
    """A team that is not in the project. `people`: how many they are."""

    team_id: str
    name: str
    people: int
