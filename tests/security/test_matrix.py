"""Every call of the API, by everyone, in every project: what the declared policy says is what the product does."""

from __future__ import annotations

import re

import pytest
from structlog.testing import capture_logs
from tests.security.callers import MISSING, OWN, REACHED, Caller, Crowd, expected
from tests.security.installation import PUBLIC, Installation, Route

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.req("J1"), pytest.mark.hostile(29, 211)]

_PARAMETER = re.compile(r"{(\w+)(:path)?}")


def projects_of(route: Route, other: int) -> list[str]:
    """Which projects a caller may choose: their own, another's, one that there is not, and none where the path holds none."""
    chosen = [str(OWN), str(other), str(MISSING)]
    return {"path": chosen, "request": ["", *chosen]}.get(route.project_from, [""])


def address_of(route: Route, project: str) -> tuple[str, dict[str, str]]:
    """The path to call and the header that chooses the project."""
    path = _PARAMETER.sub(lambda found: (project or str(OWN)) if found[1] == "project_id" else "0123456789abcdef01234567", route.path)
    return path, {"x-project": project} if project and route.project_from == "request" else {}


@pytest.mark.asvs("8.2.1")
async def test_every_route_declares_a_policy(installed: Installation) -> None:
    assert len(installed.routes) > 200
    assert [route.name for route in installed.routes if route.policy is None and route.is_described] == []


@pytest.mark.asvs("8.2.1", "8.3.1")
@pytest.mark.timeout(400)
async def test_everyone_gets_exactly_where_the_policy_lets_them(installed: Installation, crowd: Crowd) -> None:
    wrong, calls, before, sequence = [], 0, await installed.rows(), installed.parts.journal.last_sequence
    with capture_logs():  # ten thousand lines to nobody
        for route in (route for route in installed.routes if route.policy not in (None, PUBLIC)):
            for caller in crowd.callers.values():
                for project in projects_of(route, crowd.other):
                    calls += 1
                    if problem := await _problem(installed, route, caller, project):
                        wrong.append(problem)
    assert not wrong, "\n".join(map(str, wrong))
    assert calls > 8_000
    assert await installed.rows() == before
    assert installed.parts.journal.last_sequence == sequence


async def _problem(installed: Installation, route: Route, caller: Caller, project: str) -> str:
    """What is wrong with the answer, "" when nothing is. Who is to be refused meets handlers that would run."""
    path, choice = address_of(route, project)
    wanted, reached = expected(caller, route, project), installed.handlers.reached
    installed.handlers.is_shut = wanted == REACHED
    answer = await installed.call(route.method, path, {**caller.headers, **choice}, {} if route.method in ("POST", "PUT") else None)
    got_in = installed.handlers.reached > reached
    # a call whose query lacks something is told so behind the gate and before the handler
    is_right = (got_in or answer.status == 400) if wanted == REACHED else (not got_in and answer.status == wanted)
    return "" if is_right else f"{route.name} by {caller.name} in {project or 'no project'}: {answer.status} instead of {wanted or 'the handler'}"
