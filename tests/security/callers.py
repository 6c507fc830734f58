"""Everyone who may ask, and what the declared policies say of them."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from tests.security.installation import EMAIL, PASSWORD, Answer, Installation, Route

from tidegauge.accounts.dependencies import PUBLIC, SIGNED_IN
from tidegauge.accounts.people.repository import add_person
from tidegauge.accounts.policy import OF_INSTALLATION_ADMIN, OF_READ_KEY, OF_ROLE, OF_WRITE_KEY, Permission
from tidegauge.accounts.projects.project import NewProject
from tidegauge.accounts.projects.repository import add_member

OWN: Final = 1
"""The project that the first administrator made."""

MISSING: Final = 987_654
"""A project that there is not."""

REACHED: Final = 0
"""What is expected of a caller whom the policy lets through: the handler."""


class Caller(msgspec.Struct, frozen=True):
    """`headers` are the proof. `roles`: project -> role of a person; `key_project` and `key_permissions` of a key; neither: nobody knows them.

    `is_foreign_page`: a browser that another site's page makes ask; it shows its cookie, and may change nothing.
    """

    name: str
    headers: dict[str, str] = {}
    roles: dict[int, str] = {}
    is_person: bool = False
    is_administrator: bool = False
    key_project: int = 0
    key_permissions: frozenset[Permission] = frozenset()
    is_foreign_page: bool = False


class Crowd(msgspec.Struct):
    """The callers by name, and the ids of what they stand for. `other`: the second project."""

    callers: dict[str, Caller]
    people: dict[str, str]
    keys: dict[str, str]
    other: int

    def __getitem__(self, name: str) -> dict[str, str]:
        """The headers of a caller."""
        return self.callers[name].headers


NARROWED: Final = {("GET", "/api/audit"): Permission.AUDIT, ("GET", "/api/audit/export"): Permission.AUDIT}
"""Routes that ask for more than they declare, as it depends on the query: `scope=installation` is for administrators."""


def expected(caller: Caller, route: Route, project: str) -> int:
    """The status of a refusal by the declared policy, REACHED when it lets the caller through. `project`: chosen as text, "" when none is."""
    if route.policy == PUBLIC:
        return REACHED
    if not caller.is_person and not caller.key_project:
        return 401
    if caller.is_foreign_page and route.method not in ("GET", "HEAD"):
        return 403
    if route.policy == SIGNED_IN:
        return REACHED if caller.is_person else 403
    declared = _in_project(caller, Permission(str(route.policy)), int(project or 0))
    further = NARROWED.get((route.method, route.path))
    return _in_project(caller, further, int(project or 0)) if further and declared == REACHED else declared


def _in_project(caller: Caller, permission: Permission, chosen: int) -> int:
    """Of somebody who is known, where a permission is needed."""
    if caller.key_project:
        if chosen and chosen != caller.key_project:
            return 404
        return REACHED if permission in caller.key_permissions else 403
    if chosen and chosen not in caller.roles:
        return 404
    role = caller.roles.get(chosen or min(caller.roles, default=0))
    held = OF_ROLE[role] if role else frozenset()
    if caller.is_administrator:
        held |= OF_INSTALLATION_ADMIN
    return REACHED if permission in held else 403


async def gather(installed: Installation) -> Crowd:
    """Make the second project and everyone there is."""
    people = {"root": await _root(installed)}
    stranger = people["stranger"] = await _person(installed, "stranger")
    other = (await installed.parts.accounts.tenancy.create(NewProject("Other", "UTC"), stranger)).id
    for name in ("viewer", "editor", "boss", "homeless", "left", "barred", "removed"):
        people[name] = await _person(installed, name)
    for name, role in (("viewer", "viewer"), ("editor", "editor"), ("boss", "admin"), ("left", "admin"), ("barred", "admin"), ("removed", "admin")):
        await installed.parts.accounts.database.write(add_member, OWN, people[name], role)
    tokens = {name: await installed.sign_in(f"{name}@example.com") for name in people if name != "root"}
    tokens["root"] = await installed.sign_in(EMAIL)
    shown = {name: {"authorization": f"Bearer {pair['access_token']}"} for name, pair in tokens.items()}
    keys = {}
    for name, by, project, kind in (
        ("read key", "root", OWN, "read"),
        ("write key", "root", OWN, "write"),
        ("revoked read key", "root", OWN, "read"),
        ("revoked write key", "root", OWN, "write"),
        ("read key of the other project", "stranger", other, "read"),
        ("write key of the other project", "stranger", other, "write"),
    ):
        made = await _done(installed, "POST", f"/api/projects/{project}/keys", shown[by], {"kind": kind, "name": name})
        keys[name] = made.body["id"]
        shown[name] = {"x-api-key": made.body["key"]}
    for name in ("revoked read key", "revoked write key"):
        await _done(installed, "DELETE", f"/api/projects/{OWN}/keys/{keys[name]}", shown["root"])
    await _done(installed, "POST", "/api/auth/logout", shown["left"])
    await _done(installed, "PUT", f"/api/users/{people['barred']}", shown["root"], {"is_active": False})
    await _done(installed, "DELETE", f"/api/projects/{OWN}/members/{people['removed']}", shown["root"])
    shown["refresh token"] = {"authorization": f"Bearer {tokens['editor']['refresh_token']}"}
    shown["share link"] = {"authorization": f"Bearer {await _share_link(installed, shown['root'])}"}
    cookie = f"{installed.parts.accounts.gate.cookies.access}={tokens['boss']['access_token']}"
    shown["foreign page"] = {"cookie": cookie, "origin": "https://evil.example", "sec-fetch-site": "cross-site"}
    shown["own page"] = {"cookie": cookie, "origin": "http://t", "sec-fetch-site": "same-origin"}
    return Crowd({caller.name: caller for caller in _standing(shown, other)}, people, keys, other)


def _standing(shown: dict[str, dict[str, str]], other: int) -> list[Caller]:
    people: list[tuple[str, dict[int, str], dict[str, Any]]] = [
        ("viewer", {OWN: "viewer"}, {}),
        ("editor", {OWN: "editor"}, {}),
        ("boss", {OWN: "admin"}, {}),
        ("stranger", {other: "admin"}, {}),
        ("homeless", {}, {}),
        ("removed", {}, {}),
        ("root", {OWN: "admin"}, {"is_administrator": True}),
        ("own page", {OWN: "admin"}, {}),
        ("foreign page", {OWN: "admin"}, {"is_foreign_page": True}),
    ]
    keys = [
        ("read key", OWN, OF_READ_KEY),
        ("write key", OWN, OF_WRITE_KEY),
        ("read key of the other project", other, OF_READ_KEY),
        ("write key of the other project", other, OF_WRITE_KEY),
    ]
    nobody = ("left", "barred", "refresh token", "share link", "revoked read key", "revoked write key")
    return [
        Caller("anonymous"),
        *(Caller(name, shown[name]) for name in nobody),
        *(Caller(name, shown[name], roles=roles, is_person=True, **more) for name, roles, more in people),
        *(Caller(name, shown[name], key_project=project, key_permissions=held) for name, project, held in keys),
    ]


async def _person(installed: Installation, name: str) -> str:
    accounts = installed.parts.accounts
    hash = accounts.passwords.hash_now(PASSWORD)
    return await accounts.database.write(add_person, email=f"{name}@example.com", name=name, role="member", password_hash=hash, now_ms=1)


async def _root(installed: Installation) -> str:
    token = (await installed.sign_in(EMAIL))["access_token"]
    return str((await installed.call("GET", "/api/auth/me", {"authorization": f"Bearer {token}"})).body["id"])


async def _share_link(installed: Installation, headers: dict[str, str]) -> str:
    board = (await _done(installed, "POST", "/api/dashboards", headers, {"template": "web"})).body["id"]
    await _done(installed, "PUT", f"/api/dashboards/{board}/sharing", headers, {"visibility": "public", "people": []})
    return str((await _done(installed, "POST", f"/api/dashboards/{board}/links", headers, {})).body["token"])


async def _done(installed: Installation, method: str, path: str, headers: dict[str, str], body: Any = None) -> Answer:
    answer = await installed.call(method, path, headers, body)
    assert answer.status < 300, (method, path, answer.status, answer.content)
    return answer
