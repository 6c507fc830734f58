"""Passwords as people choose them, and fields that people have no business to send."""

from __future__ import annotations

from typing import Any

import pytest
from tests.integration.accounts.accounts_app import quick_passwords
from tests.security.callers import Crowd
from tests.security.installation import PASSWORD, Installation

LONG = "Ünïcode ถูกต้อง 🐢 pass phrase, with  two spaces and a tail " + "x" * 60


@pytest.mark.req("J2")
@pytest.mark.asvs("6.2.5", "6.2.8", "6.2.9")
async def test_a_password_is_any_text_and_checked_exactly_as_it_was_sent() -> None:
    passwords = quick_passwords()
    for text in ("0000000000" + "1", "only lower case words", "ALL CAPITALS 12", LONG, " leading and trailing ", "x" * 1_000):
        hash = passwords.hash_now(text)
        assert (await passwords.check(hash, text)).is_right
        for near in (text[:-1], text + " ", text.strip() + "\x00", text.swapcase(), text[:72] if len(text) > 72 else text[:9]):
            assert near == text or not (await passwords.check(hash, near)).is_right, (text, near)
    passwords.close()


@pytest.mark.req("J1")
@pytest.mark.hostile(62, 213, 222)
@pytest.mark.asyncio(loop_scope="module")
async def test_nobody_sends_a_role_a_project_or_an_owner_that_is_not_theirs_to_say(installed: Installation, crowd: Crowd) -> None:
    """Each body is right but for one field more; it is refused with the field's name, or says nothing about what is made."""
    more: dict[str, Any] = {
        "role": "admin",
        "is_admin": True,
        "project_id": crowd.other,
        "owner_id": crowd.people["boss"],
        "id": "f" * 24,
        "permissions": ["admin"],
    }
    right: dict[str, dict[str, Any]] = {
        "/api/annotations": {"title": "Release", "timestamp": "2026-11-01T00:00:00Z"},
        "/api/segments": {"name": "Pilots", "rule": {"people": ["u-1"]}},
        "/api/sql/saved": {"name": "Counts", "query": "SELECT count() FROM events"},
        "/api/metrics/definitions": {"name": "mine", "event": "purchase", "aggregation": "count"},
        "/api/dashboards": {"template": "web"},
        f"/api/projects/{crowd.other}/keys": {"kind": "read", "name": "k"},
        "/api/auth/password": {"current_password": PASSWORD, "new_password": "another long password"},
    }
    before = await installed.rows()
    for path, body in right.items():
        name = "stranger" if "/projects/" in path else "editor"
        for field, value in more.items():
            answer = await installed.call("POST", path, crowd[name], {**body, field: value})
            assert answer.status == 400, (path, field, answer.status)
            assert field in str(answer.error), (path, field)
    assert await installed.rows() == before


@pytest.mark.req("J1")
@pytest.mark.hostile(62)
@pytest.mark.asyncio(loop_scope="module")
async def test_nobody_raises_their_own_role(installed: Installation, crowd: Crowd) -> None:
    before = await installed.rows()
    for name in ("viewer", "editor", "stranger", "homeless", "read key"):
        own = crowd.people.get(name, crowd.people["viewer"])
        for method, path, body in (
            ("PUT", f"/api/users/{own}", {"role": "admin"}),
            ("PUT", f"/api/projects/1/members/{own}", {"role": "admin"}),
            ("POST", "/api/projects/1/members", {"email": f"{name}@example.com", "role": "admin"}),
            ("POST", "/api/users", {"email": "new@example.com", "name": "New", "role": "admin"}),
        ):
            answer = await installed.call(method, path, crowd[name], body)
            assert answer.status in (403, 404), (name, path, answer.status)
    assert await installed.rows() == before
