"""Teams in the relational store."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tidegauge.accounts.grant import Grant
from tidegauge.accounts.members.repository import May, grant_in
from tidegauge.core.errors import Conflict, NotFound
from tidegauge.meta.lock import PEOPLE, hold_lock
from tidegauge.meta.model import Membership, Person, Project, RowRule, Team, TeamMember, TeamProject


class TeamRow(NamedTuple):
    """A team."""

    id: str
    name: str
    created_ms: int


class PersonRow(NamedTuple):
    """Somebody in a team."""

    team_id: str
    person_id: str
    name: str
    email: str
    is_active: bool


class PlaceRow(NamedTuple):
    """A team's place in a project."""

    team_id: str
    project_id: int
    project_name: str
    grant: Grant


def list_teams(session: Session, project_id: int | None = None) -> list[TeamRow]:
    """Every team, or those in a project, by name."""
    query = select(Team.id, Team.name, Team.created_at_ms).order_by(func.lower(Team.name), Team.id)
    if project_id is not None:
        query = query.where(Team.id.in_(select(TeamProject.team_id).where(TeamProject.project_id == project_id)))
    return [TeamRow._make(row) for row in session.execute(query)]


def teams_near(session: Session, person_id: str) -> set[str]:
    """The teams that somebody is in, and those in projects that they are in, by themselves or by a team."""
    own = select(TeamMember.team_id).where(TeamMember.person_id == person_id)
    by_team = select(TeamProject.project_id).where(TeamProject.team_id.in_(own))
    projects = select(Membership.project_id).where(Membership.person_id == person_id).union(by_team)
    return set(session.scalars(own.union(select(TeamProject.team_id).where(TeamProject.project_id.in_(projects)))))


def list_people(session: Session) -> list[PersonRow]:
    """Everybody in a team, by name."""
    query = select(TeamMember.team_id, Person.id, Person.name, Person.email, Person.is_active).join(Person, Person.id == TeamMember.person_id)
    return [PersonRow._make(row) for row in session.execute(query.order_by(func.lower(Person.name), Person.email))]


def list_places(session: Session) -> list[PlaceRow]:
    """Every team's places in projects, the oldest project first."""
    query = select(TeamProject, Project.name).join(Project, Project.id == TeamProject.project_id).where(Project.deleted_at_ms.is_(None))
    rows = session.execute(query.order_by(Project.id))
    return [PlaceRow(place.team_id, place.project_id, name, grant_in(place)) for place, name in rows]


def add_team(session: Session, name: str, now_ms: int) -> str:
    """Insert a team and give its id. Raises Conflict for a name that is taken."""
    hold_lock(session, PEOPLE)
    _require_free(session, name, "")
    team = Team(name=name, created_at_ms=now_ms)
    session.add(team)
    session.flush()
    return team.id


def rename_team(session: Session, team_id: str, name: str) -> None:
    """Give a team another name. Raises NotFound, Conflict for a name that is taken."""
    hold_lock(session, PEOPLE)
    team = _team(session, team_id)
    _require_free(session, name, team_id)
    team.name = name


def remove_team(session: Session, team_id: str) -> None:
    """Drop a team: its people may do no more what it allowed. Raises NotFound, Conflict while a row rule holds for it: they would see more without it."""
    team = _team(session, team_id)
    rules = select(Project.name).join(RowRule, RowRule.project_id == Project.id).where(RowRule.document.contains(f'"{team_id}"', autoescape=True))
    if (project := session.scalar(rules.limit(1))) is not None:
        raise Conflict(f"A row rule of the project '{project}' holds for this team. Take the team out of it first.", code="row_rule")
    session.delete(team)


def add_to_team(session: Session, team_id: str, person_id: str) -> None:
    """Put an active person into a team; nothing happens when they are in it. Raises NotFound."""
    hold_lock(session, PEOPLE)
    _team(session, team_id)
    if session.scalar(select(Person.id).where(Person.id == person_id, Person.is_active)) is None:
        raise NotFound("There is no such person, or they may not sign in.")
    if session.get(TeamMember, (team_id, person_id)) is None:
        session.add(TeamMember(team_id=team_id, person_id=person_id))


def remove_from_team(session: Session, team_id: str, person_id: str) -> None:
    """Take somebody out of a team. Raises NotFound."""
    member = session.get(TeamMember, (team_id, person_id))
    if member is None:
        raise NotFound("This person is not in the team.")
    session.delete(member)


def let_team_in(session: Session, project_id: int, team_id: str, grant: Grant) -> None:
    """Let a team into a project. Raises NotFound, Conflict when it is in it."""
    session.scalar(select(Project.id).where(Project.id == project_id).with_for_update())
    _team(session, team_id)
    if session.get(TeamProject, (team_id, project_id)) is not None:
        raise Conflict("This team is in the project already.")
    session.add(TeamProject(team_id=team_id, project_id=project_id, role=grant.role, granted=grant.granted, withheld=grant.withheld))


def change_team_grant(session: Session, project_id: int, team_id: str, grant: Grant, *, may: May) -> None:
    """Put another grant in place of a team's. Raises NotFound, what `may` raises."""
    place = _place(session, project_id, team_id)
    may(grant_in(place), grant)
    place.role, place.granted, place.withheld = grant.role, grant.granted, grant.withheld


def let_team_out(session: Session, project_id: int, team_id: str, *, may: May) -> None:
    """Take a team out of a project. Raises NotFound, what `may` raises."""
    place = _place(session, project_id, team_id)
    may(grant_in(place), None)
    session.delete(place)


def _team(session: Session, team_id: str) -> Team:
    team = session.get(Team, team_id)
    if team is None:
        raise NotFound("There is no such team.")
    return team


def _place(session: Session, project_id: int, team_id: str) -> TeamProject:
    session.scalar(select(Project.id).where(Project.id == project_id).with_for_update())
    place = session.get(TeamProject, (team_id, project_id))
    if place is None:
        raise NotFound("This team is not in the project.")
    return place


def _require_free(session: Session, name: str, team_id: str) -> None:
    taken = session.scalars(select(Team.name).where(Team.id != team_id))
    if name.casefold() in {other.casefold() for other in taken}:  # here: SQLite lowers the letters of ASCII only
        raise Conflict("A team has this name already.", code="name_taken")
