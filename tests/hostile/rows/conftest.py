"""One project whose events carry canaries of two regions, and people who may see one of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, Final

import msgspec
import pytest
import pytest_asyncio
from tests.integration.server import PASSWORD, WRITE_KEY
from tests.security.installation import Answer, Installation, installation

from tidegauge.accounts.people.repository import add_person

PROJECT: Final = 1
REGIONS: Final = ("north", "south")
NUMBER: Final = {"north": 424_201.5, "south": 535_301.5}
"""The value of a region's purchase: a number that no sum of the other's events makes."""


def canary(region: str) -> str:
    """In every text of a region's own events, and nowhere else."""
    return f"canary{region}"


class Rows(msgspec.Struct):
    """`headers` by who asks: root sees everything, north and south (and their read keys) their region; editor is restricted to north and may edit."""

    installed: Installation
    headers: dict[str, dict[str, str]]
    rules: dict[str, str] = {}
    ids: dict[str, Any] = {}

    async def ask(self, who: str, method: str, path: str, body: Any = None, query: str = "") -> Answer:
        """One request of somebody."""
        return await self.installed.call(method, path, self.headers[who], body, query)

    async def send(self, *events: dict[str, Any]) -> None:
        """Events, stored when this returns."""
        sent = await self.installed.call("POST", "/api/events", {"x-api-key": WRITE_KEY}, {"events": list(events)})
        assert (sent.status, sent.body["rejected"]) == (202, 0), sent.content
        await self.installed.settle()


def events_of(region: str) -> list[dict[str, Any]]:
    """A visitor who signs in, views a page, buys, asks an endpoint, and a sensor: what every analysis finds something in. Two have common names only."""
    mark = canary(region)
    common = {
        "user_id": f"{mark}-user", "anonymous_id": f"{mark}-visitor", "session_id": f"{mark}-session", "source": f"{mark}-app", "tags": [f"{mark}-tag"],
    }  # fmt: skip
    properties = {
        "region": region, "page": f"/{mark}", "path": f"/{mark}", "referrer": f"https://{mark}.example", "utm_source": mark, "plan": f"{mark}-plan",
        f"{mark}_key": mark, "email": f"{mark}@example.com", "name": f"{mark} name", "product": f"{mark}-product", "country": f"{mark}-land",
        "endpoint": f"/api/{mark}", "model": f"{mark}-model", "variant": f"{mark}-variant", "status": 200, "duration_ms": 12,
    }  # fmt: skip
    return [
        {"id": f"{mark}-1", "name": "page_view", **common, "properties": properties},
        {"id": f"{mark}-2", "name": "purchase", "value": NUMBER[region], **common, "properties": properties},
        {"id": f"{mark}-3", "name": f"{mark}_event", **common, "properties": properties},
        {"id": f"{mark}-4", "name": "api_request", **common, "properties": properties},
        {"id": f"{mark}-5", "name": f"{mark}_sensor", "type": "metric_update", "value": NUMBER[region], **common, "properties": properties},
    ]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def rows(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Rows]:
    async with installation(tmp_path_factory.mktemp("rows")) as installed:
        built = Rows(installed, {})
        root = (await installed.sign_in("admin@example.com"))["access_token"]
        built.headers["root"] = {"authorization": f"Bearer {root}"}
        for name, role in (("north", "viewer"), ("south", "viewer"), ("editor", "editor"), ("free", "viewer")):
            built.ids[name] = await _member(built, name, role)
        await built.send(*(event for region in REGIONS for event in events_of(region)))
        for region, people in (("north", ["north", "editor"]), ("south", ["south"])):
            key = await built.ask("root", "POST", f"/api/projects/{PROJECT}/keys", {"kind": "read", "name": region})
            built.headers[f"{region} key"] = {"x-api-key": key.body["key"]}
            holds_for = {"people": [built.ids[name] for name in people], "keys": [key.body["id"]]}
            built.rules[region] = await make_rule(built, f"Only {region}", region, holds_for)
        yield built


async def make_rule(rows: Rows, name: str, region: str, holds_for: dict[str, Any]) -> str:
    """A rule that shows a region, by its id."""
    body = {"name": name, "filters": [{"field": "properties.region", "operator": "eq", "value": region}], "holds_for": holds_for}
    made = await rows.ask("root", "POST", f"/api/projects/{PROJECT}/row-rules", body)
    assert made.status == 201, made.content
    return str(made.body["id"])


async def _member(rows: Rows, name: str, role: str) -> str:
    accounts = rows.installed.parts.accounts
    hashed = accounts.passwords.hash_now(PASSWORD)
    email = f"{name}@example.com"
    person = await accounts.database.write(add_person, email=email, name=name, role="member", password_hash=hashed, now_ms=1)
    added = await rows.ask("root", "POST", f"/api/projects/{PROJECT}/members", {"email": email, "role": role})
    assert added.status == 201, added.content
    rows.headers[name] = {"authorization": f"Bearer {(await rows.installed.sign_in(email))['access_token']}"}
    return str(person)
