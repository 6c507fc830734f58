"""Lets callers in: from what they show to who they are, where, and what they may do there."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

import msgspec

from tidegauge.accounts.access import Access, AccessCache, ProjectAccess
from tidegauge.accounts.cookie import CookieNames
from tidegauge.accounts.keys.key_ring import KeyRing
from tidegauge.accounts.policy import OF_INSTALLATION_ADMIN, Permission
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.proof import FOREIGN_PAGE, Proof
from tidegauge.accounts.same_origin import is_own_origin
from tidegauge.accounts.token import Claims, Tokens
from tidegauge.contracts.key import WriteKey
from tidegauge.core.errors import Forbidden, NotFound, Unauthenticated

Asked = Literal["nobody", "administrators", "everyone"]
"""Of whom a second step of signing in is asked."""
_NOT_IN: Final = "Not signed in, or the login has ended. Sign in, or send a valid token or key."
_SECOND_STEP: Final = "Administrators of this installation sign in in two steps. Set that up under Settings, Account."
_SECOND_STEP_FIRST: Final = "Everybody signs in in two steps here. Set that up under Settings, Account; then everything opens."
_NO_PROJECT: Final = "There is no such project for you."


class Gate:
    """Decides from tokens, keys and the current memberships. Methods raise Unauthenticated, Forbidden, NotFound, or Unavailable when the store is down."""

    def __init__(self, tokens: Tokens, access: AccessCache, keys: KeyRing, cookies: CookieNames, *, second_factor_of: Asked = "nobody") -> None:
        self.cookies = cookies
        self._second_factor_of = second_factor_of
        self._tokens = tokens
        self._access = access
        self._keys = keys

    def lacks_second_factor(self, access: Access) -> bool:
        """Whether this is somebody from whom a second step is asked and who has none: such administrators do not administer, and where it is asked of
        everyone, such people get into no project."""
        is_asked = self._second_factor_of == "everyone" or (self._second_factor_of == "administrators" and access.role == "admin")
        return is_asked and not access.has_second_factor

    async def access(self, proof: Proof) -> tuple[Claims, Access]:
        """The signed-in person behind a token or cookie. A cookie changes something only from the product's own pages."""
        if not proof.token and proof.cookie and proof.is_changing:
            proof.require_own_page()
        if proof.token and self._keys.find(proof.token) is not None:
            raise Forbidden("This call is for signed-in people; a key cannot make it.")
        return await self._access_of(proof.token or proof.cookie)

    async def person(self, proof: Proof) -> Principal:
        """The signed-in person, without a project."""
        claims, access = await self.access(proof)
        return self._person(claims, access, None)

    async def principal(self, proof: Proof, permission: Permission, project: str = "") -> Principal:
        """The caller in a project (id as text; "" for the default), holding `permission`."""
        key = self._keys.find(proof.token) if proof.token else None
        principal = self._of_key(key, project, proof.token) if key is not None else await self._of_person(proof, project)
        if not principal.may(permission):
            if permission is Permission.ADMIN and self._second_factor_of != "nobody":
                raise Forbidden(_SECOND_STEP, code="second_factor_needed")
            raise Forbidden(f"This needs the permission '{permission}', which this {'key' if key else 'role'} does not have.")
        if not principal.project_id and permission is not Permission.ADMIN:
            raise NotFound("You are in no project yet.")
        return principal

    async def whoever(self, proof: Proof, project: str = "") -> Principal | None:
        """Who was turned away, as the audit log has it: in the project when they are in it; None when nobody knows, as behind a foreign page."""
        key = self._keys.find(proof.token) if proof.token else None
        if key is not None:
            return self._of_key(key, "", proof.token)
        try:
            claims, access = await self.access(proof)
        except (Unauthenticated, Forbidden):
            return None
        return self._person(claims, access, access.project(_project_id(project)) if project else access.first_project)

    async def authenticate_websocket(self, *, token: str = "", cookie: str = "", origin: str = "", host: str = "", project: str = "") -> Principal:
        """Who opens a live connection, allowed to read. The cookie counts only with an `Origin` of the product's own pages."""
        if not token and cookie and not is_own_origin(origin, host):
            raise Forbidden(FOREIGN_PAGE, code="foreign_origin")
        return await self.principal(Proof(token=token, cookie=cookie), Permission.READ, project)

    async def recheck(self, principal: Principal) -> Principal | None:
        """A principal admitted earlier with what it may do now; None when it may not read its project any more: the login session has ended, the
        membership or key is gone.

        The token's own end does not matter here: a connection lives with its session, not with the access token that opened it.
        """
        if principal.kind != "person":
            held = self._keys.permissions(principal.key_id)
            is_valid = self._keys.is_valid(principal.key_id, principal.expires_at_ms) and Permission.READ in held
            return msgspec.structs.replace(principal, permissions=held) if is_valid else None
        access = await self._access.get(principal.person_id, principal.session_id)
        project = access.project(principal.project_id) if access else None
        if access is None or project is None or Permission.READ not in project.permissions or self.is_kept_out(access):
            return None
        return msgspec.structs.replace(principal, role=project.role, permissions=self._permissions(access, project))

    async def _access_of(self, token: str) -> tuple[Claims, Access]:
        claims = self._tokens.read("access", token) if token else None
        access = await self._access.get(claims.sub, claims.sid) if claims else None
        if claims is None or access is None:
            raise Unauthenticated(_NOT_IN)
        return claims, access

    async def _of_person(self, proof: Proof, project: str) -> Principal:
        claims, access = await self.access(proof)
        if self.is_kept_out(access):
            raise Forbidden(_SECOND_STEP_FIRST, code="second_factor_needed")
        if not project:
            return self._person(claims, access, access.first_project)
        chosen = access.project(_project_id(project))
        if chosen is None:
            raise NotFound(_NO_PROJECT)
        return self._person(claims, access, chosen)

    def _person(self, claims: Claims, access: Access, project: ProjectAccess | None) -> Principal:
        return Principal(
            kind="person",
            person_id=access.person_id,
            email=access.email,
            session_id=claims.sid,
            project_id=project.id if project else 0,
            timezone=project.timezone if project else "UTC",
            role=project.role if project else access.role,
            permissions=self._permissions(access, project),
            expires_at_ms=claims.exp * 1000,
        )

    def is_kept_out(self, access: Access) -> bool:
        """Whether they get into no project before they sign in in two steps."""
        return self._second_factor_of == "everyone" and self.lacks_second_factor(access)

    def _permissions(self, access: Access, project: ProjectAccess | None) -> frozenset[Permission]:
        permissions = project.permissions if project else frozenset()
        return _of_administrator(permissions) if access.role == "admin" and not self.lacks_second_factor(access) else permissions

    def _of_key(self, key: WriteKey, project: str, text: str) -> Principal:
        if project and _project_id(project) != key.project:
            raise NotFound(_NO_PROJECT)
        return Principal(
            kind="read_key" if key.kind == "read" else "write_key",
            key_id=key.id,
            project_id=key.project,
            timezone=self._keys.timezone(key.project),
            role="viewer" if key.kind == "read" else "writer",
            permissions=self._keys.permissions(key.id),
            expires_at_ms=self._keys.ends_ms(text),
        )


def _project_id(text: str) -> int:
    """The id, or 0 (which no project has) for anything that is not one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


@lru_cache(maxsize=64)
def _of_administrator(permissions: frozenset[Permission]) -> frozenset[Permission]:
    """One object for all their connections: each would hold a kilobyte of its own."""
    return permissions | OF_INSTALLATION_ADMIN
