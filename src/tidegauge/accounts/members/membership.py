"""Who is in a project, and as what."""

from __future__ import annotations

from functools import partial
from typing import Final

from tidegauge.accounts.access import AccessCache
from tidegauge.accounts.address import plain_address
from tidegauge.accounts.grant import grant_of, ordered, require_within
from tidegauge.accounts.members.member import CandidateView, MemberRole, MemberView, NewMember
from tidegauge.accounts.members.repository import MemberRow, add_existing, change_grant, find_candidates, list_members, remove_member
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database

_CANDIDATES: Final = 20


class Memberships:
    """Changes hold at once on this node, within seconds on others."""

    def __init__(self, database: Database, access: AccessCache) -> None:
        self._database = database
        self._access = access

    async def members(self, project: int) -> list[MemberView]:
        """Everyone in the project, by name."""
        rows = await self._database.read(list_members, project)
        return [_view(row) for row in rows]

    async def add(self, host: Principal, new: NewMember) -> MemberView:
        """Let somebody with an account into the host's project. Raises NotFound, Conflict, InvalidInput, Forbidden for more than the host may."""
        grant = grant_of(new.role, new.permissions)
        require_within(host.permissions, grant)
        person_id = await self._database.write(add_existing, host.project_id, plain_address(new.email), grant)
        self._access.clear()
        return await self._one(host.project_id, person_id)

    async def change(self, host: Principal, person_id: str, change: MemberRole) -> MemberView:
        """Give a member another role and other permissions. Raises as `add`; Forbidden also for a member who may more than the host."""
        grant = grant_of(change.role, change.permissions)
        await self._database.write(change_grant, host.project_id, person_id, grant, may=partial(require_within, host.permissions))
        self._access.clear()
        return await self._one(host.project_id, person_id)

    async def remove(self, host: Principal, person_id: str) -> None:
        """Take a member out. Raises NotFound, Conflict, Forbidden for a member who may more than the host."""
        await self._database.write(remove_member, host.project_id, person_id, may=partial(require_within, host.permissions))
        self._access.clear()

    async def leave(self, reader: Principal) -> None:
        """Go. Raises NotFound, Conflict."""
        await self._database.write(remove_member, reader.project_id, reader.person_id)
        self._access.clear()

    async def candidates(self, caller: Principal, search: str) -> list[CandidateView]:
        """Up to 20 people who could be added: an administrator of the installation finds everyone, others whom they share a project with."""
        of_person = None if caller.may(Permission.ADMIN) else caller.person_id
        rows = await self._database.read(find_candidates, caller.project_id, search.strip().lower(), of_person=of_person, limit=_CANDIDATES)
        return [CandidateView(*row) for row in rows]

    async def _one(self, project: int, person_id: str) -> MemberView:
        return next(member for member in await self.members(project) if member.person_id == person_id)


def _view(row: MemberRow) -> MemberView:
    seen = None if row.last_seen_ms is None else format_timestamp(row.last_seen_ms)
    return MemberView(row.person_id, row.name, row.email, row.grant.role, ordered(row.grant.permissions), row.is_active, seen)
