"""Who has an account in the installation."""

from __future__ import annotations

from functools import partial

import structlog

from tidegauge.accounts.access import AccessCache
from tidegauge.accounts.address import kept_address
from tidegauge.accounts.credentials.desk import Credentials
from tidegauge.accounts.credentials.link import invited_hash, is_invited
from tidegauge.accounts.grant import Grant, grant_of, ordered, require_within
from tidegauge.accounts.people.person import PROJECT_ROLES, Invited, NewPerson, PersonChange, ProjectPlace, UserView
from tidegauge.accounts.people.repository import Place, UserRow, change_person, grants_in, invite, list_users
from tidegauge.accounts.policy import OF_INSTALLATION_ADMIN, Permission
from tidegauge.accounts.principal import Principal
from tidegauge.core.clock import Clock
from tidegauge.core.errors import ErrorDetail, Forbidden, InvalidInput, NotFound
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database

log = structlog.get_logger(__name__)


class People:
    """Changes hold at once on this node, within seconds on others; live connections follow at their next check."""

    def __init__(self, database: Database, credentials: Credentials, access: AccessCache, clock: Clock) -> None:
        self._database = database
        self._credentials = credentials
        self._access = access
        self._clock = clock

    async def users(self, project: int = 0) -> list[UserView]:
        """Everyone, by name, with what they may do in a project."""
        grants = await self._database.read(grants_in, project)
        return [_view(row, grants.get(row.id, [])) for row in await self._database.read(list_users)]

    async def user(self, person_id: str, project: int = 0) -> UserView:
        """One person. Raises NotFound."""
        found = next((user for user in await self.users(project) if user.id == person_id), None)
        if found is None:
            raise NotFound("There is no such person.")
        return found

    async def invite(self, host: Principal, new: NewPerson) -> Invited:
        """Make an account without a password that is in the projects given, and the link by which they choose one. Raises Conflict for an address that is
        taken, InvalidInput, NotFound for a project the host is not in, Forbidden for more than the host may give."""
        place = _place(host, new.role, new.permissions)
        places = ([place] if place is not None else []) + await self._places(host, new.projects)
        _require_once(places)
        role = "admin" if new.role == "admin" else "member"
        person_id = await self._database.write(
            invite, email=kept_address(new.email), name=new.called, role=role, password_hash=invited_hash(), now_ms=self._clock.now_ms(), places=places
        )
        log.info("person_invited", person_id=person_id, projects=len(places))
        return Invited(await self.user(person_id, host.project_id), await self._credentials.link(person_id))

    async def change(self, host: Principal, person_id: str, change: PersonChange) -> UserView:
        """Another name, role or address, or sign-in taken (all logins end) or given back. Raises NotFound, Forbidden for more than the host may give;
        Conflict when no administrator would be left, or somebody else has the address."""
        place = _place(host, change.role or "member", change.permissions)
        name = (change.name or change.username or "").strip() or None
        role = "member" if place is not None else change.role  # who is an editor somewhere by this call administers nothing any more
        now_ms = self._clock.now_ms()
        email = None if change.email is None else kept_address(change.email)
        await self._database.write(change_person, person_id, name=name, role=role, is_active=change.is_active, now_ms=now_ms, place=place, email=email)
        self._access.clear()
        log.info("person_changed", person_id=person_id, role=change.role, is_active=change.is_active)
        return await self.user(person_id, host.project_id)

    async def _places(self, host: Principal, wanted: list[ProjectPlace]) -> list[Place]:
        """Where the person is to be, each by what the host may in that project. Raises InvalidInput, NotFound, Forbidden."""
        access = await self._access.get(host.person_id, host.session_id)
        places = []
        for one in wanted:
            project = access.project(int(one.project_id)) if access is not None else None
            if project is None:
                raise NotFound(f"You are in no project {one.project_id}.")
            if Permission.MANAGE_PEOPLE not in project.permissions:
                raise Forbidden(f"This needs the permission 'manage_people' in the project {one.project_id}.")
            grant = grant_of(one.role, one.permissions)
            require_within(project.permissions, grant)
            places.append(Place(project.id, grant, partial(require_within, project.permissions)))
        return places


def _require_once(places: list[Place]) -> None:
    if len({place.project_id for place in places}) < len(places):
        reason = "names a project twice; give one role in each"
        raise InvalidInput(f"projects: {reason}.", details=[ErrorDetail("projects", reason)])


def _place(host: Principal, role: str, permissions: list[str] | None) -> Place | None:
    """Where in the host's project the person is to be; None for roles of the installation. Raises InvalidInput, NotFound, Forbidden."""
    if role not in PROJECT_ROLES:
        if permissions is not None:
            reason = "permissions are given in a project, to an analyst, editor or viewer of it"
            raise InvalidInput(f"permissions: {reason}.", details=[ErrorDetail("permissions", reason)])
        return None
    if not host.project_id:
        raise NotFound("You are in no project yet.")
    if not host.may(Permission.MANAGE_PEOPLE):
        raise Forbidden("This needs the permission 'manage_people' in the project.")
    grant = grant_of(role, permissions)
    require_within(host.permissions, grant)
    return Place(host.project_id, grant, partial(require_within, host.permissions))


def _view(row: UserRow, grants: list[Grant]) -> UserView:
    seen = None if row.last_seen_ms is None else format_timestamp(row.last_seen_ms)
    held = frozenset().union(*(grant.permissions for grant in grants)) | (OF_INSTALLATION_ADMIN if row.role == "admin" else frozenset())
    state = (row.is_active, is_invited(row.password_hash) and not row.is_by_provider, row.factor_ms is not None, row.is_by_provider)
    return UserView(row.id, row.email, row.name, row.role, *state, format_timestamp(row.created_ms), seen, ordered(held))
