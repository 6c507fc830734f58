"""Who is in a project, and as what."""

from __future__ import annotations

from typing import Final

from tidegauge.accounts.access import AccessCache
from tidegauge.accounts.members.member import CandidateView, MemberRole, MemberView, NewMember
from tidegauge.accounts.members.repository import add_existing, change_role, find_candidates, list_members, remove_member
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
        return [
            MemberView(row.person_id, row.name, row.email, row.role, row.is_active, None if row.last_seen_ms is None else format_timestamp(row.last_seen_ms))
            for row in rows
        ]

    async def add(self, project: int, new: NewMember) -> MemberView:
        """Let somebody with an account in. Raises NotFound, Conflict."""
        person_id = await self._database.write(add_existing, project, new.email.strip().lower(), new.role)
        self._access.clear()
        return await self._one(project, person_id)

    async def change(self, project: int, person_id: str, change: MemberRole) -> MemberView:
        """Give a member another role. Raises NotFound, Conflict."""
        await self._database.write(change_role, project, person_id, change.role)
        self._access.clear()
        return await self._one(project, person_id)

    async def remove(self, project: int, person_id: str) -> None:
        """Take a member out. Raises NotFound, Conflict."""
        await self._database.write(remove_member, project, person_id)
        self._access.clear()

    async def candidates(self, caller: Principal, search: str) -> list[CandidateView]:
        """Up to 20 people who could be added: an administrator of the installation finds everyone, others whom they share a project with."""
        of_person = None if caller.may(Permission.ADMIN) else caller.person_id
        rows = await self._database.read(find_candidates, caller.project_id, search.strip().lower(), of_person=of_person, limit=_CANDIDATES)
        return [CandidateView(*row) for row in rows]

    async def _one(self, project: int, person_id: str) -> MemberView:
        return next(member for member in await self.members(project) if member.person_id == person_id)
