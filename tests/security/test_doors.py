"""What goes around the framework: sending events, event streams, sockets, and files. The same proofs open them, and no others."""

from __future__ import annotations

from typing import Any, Final, get_args

import msgspec
import pytest
from tests.security.callers import MISSING, OWN, Caller, Crowd
from tests.security.conversation import OPEN, converse
from tests.security.installation import Installation

from tidegauge.accounts.policy import Permission
from tidegauge.live.messages import Incoming

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.req("J1")]

_QUESTION: Final = {"metric": "page_views", "time_window": "last_hour"}
_STREAM: Final = "/api/live"


@pytest.mark.hostile(29, 61)
async def test_only_a_write_key_sends_and_it_sends_to_its_own_project(installed: Installation, crowd: Crowd) -> None:
    wrong = []
    for path, sent, taken in (("/api/events", {"name": "door"}, 202), ("/metrics", {"metric_name": "door", "value": 1}, 200)):
        for caller in crowd.callers.values():
            held = caller.key_permissions
            wanted = taken if Permission.INGEST in held else 403 if held else 401
            for choice in ("", str(OWN), str(crowd.other), str(MISSING)):
                before = installed.parts.journal.last_sequence
                answer = await installed.call("POST", path, {**caller.headers, "x-project": choice}, {**sent, "project": choice, "project_id": choice})
                if answer.status != wanted or (installed.parts.journal.last_sequence > before) != (wanted == taken):
                    wrong.append((path, caller.name, choice, answer.status))
    assert not wrong, "\n".join(map(str, wrong))
    await installed.settle()
    found = await installed.parts.store.reader.read("SELECT project, count() FROM events WHERE name = 'door' GROUP BY project ORDER BY project")
    assert [tuple(row) for row in found.rows] == [(OWN, 8), (crowd.other, 8)]


@pytest.mark.hostile(29)
async def test_every_useless_key_is_refused_in_the_same_words(installed: Installation, crowd: Crowd) -> None:
    useless = [crowd["revoked write key"], crowd["revoked read key"], crowd["share link"], {"x-api-key": "tg_write_" + "0" * 32}, {"x-api-key": "\x7f"}]
    for method, path in (("POST", "/api/events"), ("POST", "/metrics"), ("GET", "/api/events"), ("GET", _STREAM)):
        answers = [await installed.call(method, path, shown, {"name": "x"} if method == "POST" else None, hang_up=True) for shown in useless]
        assert {answer.status for answer in answers} == {401}
        assert len({str(answer.error) for answer in answers}) == 1


def looks(caller: Caller, project: str) -> int:
    """OPEN when the caller may look at the project live, else the status of the refusal."""
    if not caller.headers:
        return OPEN  # a socket may say who it is in its first message
    if not caller.is_person and not caller.key_project:
        return 401
    if caller.is_foreign_page:
        return 403
    own = [caller.key_project] if caller.key_project else sorted(caller.roles)
    if project and int(project) not in own:
        return 404
    return OPEN if own and (caller.is_person or Permission.READ in caller.key_permissions) else 403


@pytest.mark.hostile(95, 97)
@pytest.mark.parametrize("path", ["/ws", "/ws/client-1"])
@pytest.mark.asvs("4.4.2", "4.4.3")
async def test_a_socket_opens_for_those_who_may_look(installed: Installation, crowd: Crowd, path: str) -> None:
    wrong = []
    for caller in crowd.callers.values():
        for project in ("", str(OWN), str(crowd.other), str(MISSING)):
            talk = await converse(installed, path, caller.headers, query=f"project={project}" if project else "")
            if talk.status != looks(caller, project):
                wrong.append((caller.name, project, talk.status, looks(caller, project)))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.hostile(95, 97)
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_an_event_stream_opens_for_those_who_may_look(installed: Installation, crowd: Crowd, method: str) -> None:
    wrong = []
    for caller in crowd.callers.values():
        for project in ("", str(OWN), str(crowd.other), str(MISSING)):
            answer = await installed.call(method, _STREAM, {**caller.headers, "x-project": project}, {} if method == "POST" else None, hang_up=True)
            wanted = looks(caller, project) if caller.headers else 401
            if answer.status != (200 if wanted == OPEN else wanted):
                wrong.append((caller.name, project, answer.status, wanted))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.hostile(95, 97)
async def test_socket_io_opens_for_those_who_may_look(installed: Installation, crowd: Crowd) -> None:
    wrong = []
    for caller in crowd.callers.values():
        for project in ("", str(OWN), str(crowd.other), str(MISSING)):
            wanted = looks(caller, project) if caller.headers else 401
            query = f"EIO=4&transport=polling&project={project}"
            begun = await installed.call("GET", "/socket.io/", caller.headers, query=query)
            if begun.status != 200:
                wrong.append((caller.name, project, begun.status, "no session"))
                continue
            session = f"{query}&sid={msgspec.json.decode(begun.content[1:])['sid']}"
            await installed.call("POST", "/socket.io/", caller.headers, b"40", query=session)
            told = (await installed.call("GET", "/socket.io/", caller.headers, query=session)).content.decode()
            await installed.call("POST", "/socket.io/", caller.headers, b"1", query=session)
            if told.startswith("40") != (wanted == OPEN):
                wrong.append((caller.name, project, wanted, told))
    assert not wrong, "\n".join(map(str, wrong))


def _said(kind: str, board: str) -> list[dict[str, Any]]:
    """What is said so that the last message is a well-formed one of this kind."""
    subscribed = {"type": "subscribe", "dashboard": board}
    rename = [{"op": "put_fields", "fields": {"name": "Renamed"}}]
    match kind:
        case "auth":
            return [{"type": "auth", "token": "nothing"}]
        case "subscribe":
            return [{"type": "subscribe", "id": "q", "query": _QUESTION}, {"type": "subscribe", "id": "f", "feed": {}}, subscribed]
        case "unsubscribe":
            return [{"type": "unsubscribe", "id": "q"}]
        case "edit":
            return [subscribed, {"type": "edit", "dashboard": board, "operations": rename, "base_version": 1}]
        case "presence":
            return [subscribed, {"type": "presence", "dashboard": board}]
        case "ping" | "pong":
            return [{"type": kind}]
    raise AssertionError(f"say how a message {kind!r} looks, so that strangers can be tried with it")


HARMLESS: Final = {"ping", "pong", "unsubscribe"}
"""Kinds that anybody may say: they tell nothing and change nothing."""


@pytest.mark.hostile(97, 61)
@pytest.mark.parametrize("kind", [str(message.__struct_config__.tag) for message in get_args(Incoming)])
async def test_every_kind_of_message_from_who_may_not_is_refused(installed: Installation, crowd: Crowd, kind: str) -> None:
    board = (await installed.call("POST", "/api/dashboards", crowd["boss"], {"template": "web"})).body["id"]
    await installed.call("PUT", f"/api/dashboards/{board}/sharing", crowd["boss"], {"visibility": "project", "people": []})
    before, said = await installed.rows(), _said(kind, board)
    for name in ("anonymous", "stranger", "read key of the other project"):
        talk = await converse(installed, "/ws", crowd[name], *said)
        refused = {message["code"] for message in talk.heard if message["type"] == "error"}
        assert "dashboard" not in {message["type"] for message in talk.heard}, name
        if kind not in HARMLESS:
            assert refused <= {"unauthenticated", "not_found", "invalid_request"}, (name, refused)
            assert refused, name
    assert await installed.rows() == before


@pytest.mark.hostile(97)
async def test_a_draft_is_changed_by_those_who_may_save_it(installed: Installation, crowd: Crowd) -> None:
    board = (await installed.call("POST", "/api/dashboards", crowd["boss"], {"template": "web"})).body["id"]
    await installed.call("PUT", f"/api/dashboards/{board}/sharing", crowd["boss"], {"visibility": "project", "people": []})
    outcome = {}
    for name in ("viewer", "read key", "boss"):
        talk = await converse(installed, "/ws", crowd[name], *_said("edit", board))
        assert "dashboard" in {message["type"] for message in talk.heard}, (name, talk.heard)
        outcome[name] = talk.error()
    assert outcome == {"viewer": "forbidden", "read key": "forbidden", "boss": ""}


@pytest.mark.hostile(30, 221)
@pytest.mark.asvs("5.3.2", "13.4.1", "13.4.3")
async def test_files_are_the_built_ones_and_no_path_leads_out(installed: Installation) -> None:
    for path in ("/assets/../pyproject.toml", "/assets/..%2f..%2fapplication.py", "/..%5c..%5cetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/plugins/../x/y.js"):
        answer = await installed.call("GET", path)
        assert answer.status in (200, 404), path
        assert b"root:" not in answer.content
        if answer.status == 200:
            assert answer.content == (await installed.call("GET", "/")).content, path


@pytest.mark.hostile(30)
@pytest.mark.asvs("13.4.4")
async def test_methods_that_no_call_has_are_refused(installed: Installation, crowd: Crowd) -> None:
    for method in ("TRACE", "CONNECT", "PROPFIND", "LINK"):
        for path in ("/", "/api/events", "/metrics", "/api/dashboards", "/assets/x.js", "/health"):
            answer = await installed.call(method, path, {**crowd["boss"], "x-secret": "planted"})
            assert answer.status == 405, (method, path)
            assert b"planted" not in answer.content


@pytest.mark.asvs("3.5.3")
async def test_safe_methods_change_nothing(installed: Installation, crowd: Crowd) -> None:
    before, sequence = await installed.rows(), installed.parts.journal.last_sequence
    for route in (route for route in installed.routes if route.method in ("GET", "HEAD") and not route.path.startswith("/api/live")):
        for name in ("root", "boss", "read key"):
            await installed.call(route.method, route.path.replace("{project_id}", "1").replace(":path", ""), crowd[name])
    assert await installed.rows() == before
    assert installed.parts.journal.last_sequence == sequence


async def test_a_call_asked_by_another_method_says_which_it_takes(installed: Installation) -> None:
    for path, taken in (("/api/sql", "POST"), ("/api/auth/refresh", "POST"), ("/api/metrics/explain", "POST"), ("/admin/api/cache/clear", "POST")):
        answer = await installed.call("GET", path)
        assert (answer.status, answer.headers["allow"]) == (405, taken), path
        assert answer.error["code"] == "method_not_allowed"
    assert (await installed.call("GET", "/api/nothing")).status == 404
