"""Another project's ids: every route that takes one answers as if there were none."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Final

import msgspec
import pytest
import pytest_asyncio
from tests.security.callers import MISSING, OWN, Crowd
from tests.security.installation import Answer, Installation, Route
from tests.security.objects import BODIES, FIXED, KINDS, NOT_OF_A_PROJECT, OPEN_NAMES, objects, parameters

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.req("J1"), pytest.mark.hostile(61, 220)]


class Sides(msgspec.Struct):
    """Kind -> id, of the caller's project and of the other."""

    own: dict[str, str]
    other: dict[str, str]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sides(installed: Installation, crowd: Crowd) -> AsyncIterator[Sides]:
    own = objects(installed, OWN, crowd["boss"], crowd["write key"], crowd["root"], "own")
    other = objects(installed, crowd.other, crowd["stranger"], crowd["write key of the other project"], crowd["root"], "other")
    async with own as mine, other as theirs:
        yield Sides(mine | {"member": crowd.people["viewer"]}, theirs | {"member": crowd.people["stranger"]})


def with_ids(route: Route) -> bool:
    """Whether a route takes an id of something that a project has."""
    found = [below for _, below in parameters(route.path) if below not in FIXED]
    return bool(found) and route.is_described and not any(below in NOT_OF_A_PROJECT for below in found)


def filled(route: Route, ids: dict[str, str], swapped: dict[str, str]) -> str:
    """The path with the ids of a project in it; `swapped`: a place -> the id that stands there instead."""
    path = route.path.replace(":path", "")
    for text, below in parameters(route.path):
        path = path.replace(text, swapped.get(below) or FIXED.get(below) or ids[KINDS[below]])
    return path


async def ask(installed: Installation, crowd: Crowd, route: Route, path: str) -> Answer:
    """The call by an admin of the first project, with a body that is right."""
    body = BODIES.get(route.name.replace(":path", ""))
    named = {"name": path.rpartition("/")[2]} if path.startswith("/api/metrics/definitions/") and body else {}
    return await installed.call(route.method, path, crowd["boss"], body | named if body is not None else None)


_EMPTY: Final = {"GET /api/people/{person}/events"}
"""Lists of what somebody did: empty for people that there are not."""


async def test_every_route_with_an_id_has_a_recipe(installed: Installation) -> None:
    places = {below for route in installed.routes if route.is_described for _, below in parameters(route.path)}
    unknown = places - KINDS.keys() - FIXED.keys() - NOT_OF_A_PROJECT.keys()
    assert unknown == set(), "say in objects.py what these name, so that another project's are tried there"
    assert (KINDS.keys() | FIXED.keys() | NOT_OF_A_PROJECT.keys()) - places == set(), "these are gone"


@pytest.mark.asvs("8.2.2")
async def test_another_projects_id_is_as_one_that_there_is_not(installed: Installation, crowd: Crowd, sides: Sides) -> None:
    before, wrong, tried = await installed.rows(), [], 0
    for route in filter(with_ids, installed.routes):
        for _, below in parameters(route.path):
            if below in FIXED:
                continue
            kind = KINDS[below]
            missing = {"project": str(MISSING), "person": "17293822569102704641"}.get(kind, "f" * 24)
            theirs, nothing = [await ask(installed, crowd, route, filled(route, sides.own, {below: id_})) for id_ in (sides.other[kind], missing)]
            told = [str(answer.error or answer.body).replace(id_, "ID") for answer, id_ in ((theirs, sides.other[kind]), (nothing, missing))]
            tried += 1
            is_like_missing = theirs.status == nothing.status and told[0] == told[1]
            if not is_like_missing or (kind not in OPEN_NAMES and route.name.replace(":path", "") not in _EMPTY and theirs.status != 404):
                wrong.append(f"{route.name} with another's {kind}: {theirs.status} {told[0]}; with none: {nothing.status} {told[1]}")
    assert not wrong, "\n".join(map(str, wrong))
    assert tried > 60
    after = await installed.rows()
    assert {name for name in before if before[name] != after[name]} <= {"name_note"}  # a note on a name that nobody used is one's own


@pytest.mark.asvs("8.2.2")
async def test_another_projects_team_in_a_body_is_as_one_that_there_is_not(installed: Installation, crowd: Crowd, sides: Sides) -> None:
    path, before, told = f"/api/projects/{OWN}/teams", await installed.rows(), []
    for team in (sides.other["team"], "f" * 32):
        answer = await installed.call("POST", path, crowd["boss"], {"team_id": team, "role": "viewer"})
        told.append((answer.status, str(answer.error).replace(team, "ID")))
    assert told[0] == told[1]
    assert told[0][0] == 404
    assert await installed.rows() == before
    listed = await installed.call("GET", f"{path}/candidates", crowd["boss"])
    assert sides.other["team"] not in str(listed.body)
    let_in = await installed.call("POST", path, crowd["root"], {"team_id": sides.other["team"], "role": "viewer"})
    assert let_in.status == 201, "an administrator of the installation knows every team"
    assert (await installed.call("DELETE", f"{path}/{sides.other['team']}", crowd["boss"])).status == 204


_LAST: Final = (
    "DELETE /api/alerts/rules/{rule}",
    "DELETE /api/dashboards/{board_id}",
    "POST /api/dashboards/{board_id}/restore",
    "DELETE /api/people/{person}",
    "DELETE /api/projects/{project_id}/members/{person_id}",
    "DELETE /api/projects/{project_id}",
    "DELETE /api/projects/{project_id}/members/me",
    "DELETE /api/auth/sessions/{session_id}",
)
"""These take away what others need, so they come last and in this order."""

_NOT_NOW: Final = {
    "POST /api/alerts/notices/{notice}/again": 409,  # it was not given up yet
    "DELETE /alerts/rules/{name}": 404,  # the same rule as the one above, by its name
    "DELETE /api/rejects/{item_id}": 404,  # sent again, it is no refused item any more
    "POST /api/projects/{project_id}/privacy-rules/reveal": 400,  # no value here was encrypted
    "POST /api/projects/{project_id}/erasures": 404,  # the body names nobody who was ever seen
    "POST /api/projects/{project_id}/teams": 404,  # the body names no team
    "DELETE /api/projects/{project_id}/members/me": 404,  # the project is gone by then
}


async def test_the_same_calls_with_own_ids_do_their_work(installed: Installation, crowd: Crowd, sides: Sides) -> None:
    """Without this, a route that refuses everything would pass as well."""
    refused = []
    for route in sorted(filter(with_ids, installed.routes), key=_turn):
        answer = await ask(installed, crowd, route, filled(route, sides.own, {}))
        if answer.status >= 300 and answer.status != _NOT_NOW.get(route.name.replace(":path", "")):
            refused.append(f"{route.name}: {answer.status} {answer.error}")
    assert not refused, "\n".join(refused)


def _turn(route: Route) -> tuple[int, int]:
    name = route.name.replace(":path", "")
    return (1, _LAST.index(name)) if name in _LAST else (0, ("GET", "PUT", "POST", "DELETE").index(route.method))
