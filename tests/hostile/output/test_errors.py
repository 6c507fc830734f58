"""Whatever is sent, an error says what to mend and nothing of what is inside."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
from tests.hostile.output.every_call import at, call, routes_of
from tests.integration.server import ServedProduct

INSIDE: Final = re.compile(
    r"Traceback|File \"|\.py\b|site-packages|sqlalchemy|sqlite3?\.|psycopg|asyncpg|chdb|clickhouse|DB::|Code: \d+|_batch|tenant_id|"
    r"/usr/|/home/|/root/|/tmp/|/proc/|\.pyenv|uvicorn|starlette|pydantic|msgspec|26\.\d+\.\d+\.\d+|Python/|0x[0-9a-f]{8,}|<class|object at|"
    r"(?i:SELECT .{0,200} FROM (events|person|project|dashboard))"
)
VALUES: Final = ("x", "%00", "'; DROP TABLE person; --", "..%2f..%2fetc%2fpasswd", "9" * 40, "%ff%fe", "a" * 3_000, "${jndi:ldap:x}", "%0d%0aX-Bad:1")
BODIES: Final = (b"{", b"[]", b"null", b'{"name": 1}', b'{"query": {"metric": "\'; SELECT 1"}}', b"\xff\xfe", b'{"a":' * 2_000, b'{"limit": 1e999}', b"-")
STATEMENTS: Final = (
    "SELECT * FROM system.tables",
    "SELECT file('/etc/passwd')",
    "SELECT throwIf(1, 'x') FROM events",
    "SELECT toInt32('x') FROM events",
    "SELECT nothing FROM events",
    "SELECT count() FROM nothing",
    "SELECT version()",
    "SELECT 1 / ",
    "SELECT dictGet('x', 'y', 1)",
    "SELECT arrayJoin(range(100000000000)) FROM events",
    "SELECT groupArray(number) FROM numbers(100000000)",
    "SELECT * FROM events WHERE match(name, '(')",
    "SELECT parseDateTime('x', '%') FROM events",
    "SELECT CAST('x' AS UUID) FROM events",
)


def leaks(text: str) -> list[str]:
    return [found.group(0) for found in INSIDE.finditer(text)]


@pytest.mark.req("J7")
@pytest.mark.hostile(83)
@pytest.mark.asvs("16.5.1")
def test_no_error_of_any_route_tells_of_the_inside(house: ServedProduct) -> None:
    api = house.client.get("/openapi.json").json()
    told: dict[str, Any] = {}
    failed: dict[str, int] = {}
    for number, (method, path) in enumerate(routes_of(api)):
        for turn in range(number, number + 3):
            value = VALUES[turn % len(VALUES)]
            answer = call(house.client, method, at(path, value) + f"?limit={value}&from={value}", content=BODIES[number * 2 % len(BODIES)])
            if answer.status_code >= 500:
                failed[f"{method} {path} {value[:20]}"] = answer.status_code
            if answer.status_code < 400:
                continue
            # What the caller sent comes back where it is named; it tells nothing.
            text = answer.text.replace(value, "")
            if found := leaks(text):
                told[f"{method} {path} {value[:20]} {answer.status_code}"] = (found, answer.text[:300])
            if answer.status_code not in (404, 405) or path.startswith("/api/"):
                assert answer.json()["error"]["request_id"] == answer.headers["x-request-id"], (method, path)
    assert told == {}
    assert failed == {}


@pytest.mark.req("B9", "J7")
@pytest.mark.hostile(83)
@pytest.mark.parametrize("statement", STATEMENTS)
def test_what_the_engine_says_of_a_statement_tells_of_the_statement_only(house: ServedProduct, statement: str) -> None:
    answer = house.client.post("/api/sql", json={"query": statement})
    assert 400 <= answer.status_code < 500, answer.text
    error = answer.json()["error"]
    assert error["request_id"]
    assert leaks(answer.text.replace(statement, "")) == []


def test_what_is_inside_would_be_seen() -> None:
    for text in ('File "/x/a.py", line 3', "Code: 62. DB::Exception: Syntax error", "/tmp/x/meta.db", "SELECT a FROM events WHERE"):
        assert leaks(text)
