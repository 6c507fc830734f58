"""Row rules in the relational store, and who is who in the projects that have some."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tidegauge.accounts.grant import highest
from tidegauge.core.errors import Conflict, ErrorDetail, InvalidInput, LimitReached
from tidegauge.meta.model import Key, Membership, Project, TeamMember, TeamProject
from tidegauge.meta.model import RowRule as RowRuleRow
from tidegauge.query.row_rules.rule import HoldsFor

MAX_RULES = 200
"""Rules of one project."""


class StoredRowRule(NamedTuple):
    """A rule as it is kept."""

    id: str
    project_id: int
    document: str
    updated_at_ms: int


class MemberRow(NamedTuple):
    """Somebody in a project, by themselves or through teams: the highest of their roles, and their teams."""

    role: str
    teams: frozenset[str]


class WhoIsWho(NamedTuple):
    """Who is who in a project: person -> what they are there, read key -> who made it."""

    people: dict[str, MemberRow]
    makers: dict[str, str]


def all_row_rules(session: Session) -> list[StoredRowRule]:
    """The rules of every project that is not being deleted, by name."""
    columns = (RowRuleRow.id, RowRuleRow.project_id, RowRuleRow.document, RowRuleRow.updated_at_ms)
    query = select(*columns).join(Project, Project.id == RowRuleRow.project_id).where(Project.deleted_at_ms.is_(None))
    return [StoredRowRule(*row) for row in session.execute(query.order_by(RowRuleRow.project_id, RowRuleRow.name_key))]


def put_row_rule(session: Session, rule: StoredRowRule, name: str, holds_for: HoldsFor, owner_id: str | None) -> None:
    """Insert or replace a rule. Raises Conflict for a name that is taken, InvalidInput for somebody who is not there, LimitReached above MAX_RULES."""
    _check_named(session, rule.project_id, holds_for)
    known = session.get(RowRuleRow, rule.id)
    if known is None:
        count = session.scalar(select(func.count()).select_from(RowRuleRow).where(RowRuleRow.project_id == rule.project_id)) or 0
        if count >= MAX_RULES:
            raise LimitReached(f"A project has at most {MAX_RULES} row rules. Remove some that nobody needs.")
        known = RowRuleRow(id=rule.id, project_id=rule.project_id)
        session.add(known)
    known.name_key, known.document, known.owner_id, known.updated_at_ms = name.strip().lower(), rule.document, owner_id, rule.updated_at_ms
    try:
        session.flush()
    except IntegrityError:
        raise Conflict(f"There is a row rule '{name}' already.", details=[ErrorDetail("name", "taken")]) from None


def remove_row_rule(session: Session, project_id: int, rule_id: str) -> None:
    """Drop a rule."""
    session.execute(delete(RowRuleRow).where(RowRuleRow.project_id == project_id, RowRuleRow.id == rule_id))


def who_is_who(session: Session, projects: Iterable[int]) -> dict[int, WhoIsWho]:
    """Of each project, who is in it."""
    return {project: WhoIsWho(_people(session, project), _makers(session, project)) for project in projects}


def _people(session: Session, project: int) -> dict[str, MemberRow]:
    roles: dict[str, list[str]] = {}
    teams: dict[str, set[str]] = {}
    for person, role in session.execute(select(Membership.person_id, Membership.role).where(Membership.project_id == project)):
        roles.setdefault(person, []).append(role)
    members = select(TeamMember.person_id, TeamMember.team_id, TeamProject.role).outerjoin(
        TeamProject, (TeamProject.team_id == TeamMember.team_id) & (TeamProject.project_id == project)
    )
    for person, team, given in session.execute(members):
        teams.setdefault(person, set()).add(team)
        if given is not None:
            roles.setdefault(person, []).append(given)
    return {person: MemberRow(highest(held), frozenset(teams.get(person, ()))) for person, held in roles.items()}


def _makers(session: Session, project: int) -> dict[str, str]:
    return {row[0]: row[1] for row in session.execute(select(Key.id, Key.made_by_id).where(Key.project_id == project, Key.kind == "read"))}


def _check_named(session: Session, project: int, holds_for: HoldsFor) -> None:
    """Raises InvalidInput for the id of somebody who is not in the project, of a team that neither is in it nor has anybody who is, or of a read key that
    there is not."""
    there = who_is_who(session, [project])[project]
    teams = set(session.scalars(select(TeamProject.team_id).where(TeamProject.project_id == project)))
    teams = teams.union(*(member.teams for member in there.people.values()))
    for place, given, known in (("people", holds_for.people, there.people), ("teams", holds_for.teams, teams), ("keys", holds_for.keys, there.makers)):
        for index, one in enumerate(given):
            if one not in known:
                field, reason = f"holds_for.{place}.{index}", f"'{one}' is none of the project's {'read keys' if place == 'keys' else place}"
                raise InvalidInput(f"{field}: {reason}.", details=[ErrorDetail(field, reason)])
