"""One object of every kind in a project, made as its people make them, and which parameter of which path names which kind."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

from tests.security.conversation import event_stream
from tests.security.installation import Installation

PARAMETER: Final = re.compile(r"{(\w+)(?::path)?}")

KINDS: Final = {
    "/alerts/rules/{name}": "alert_rule_name",
    "/api/aggregation/rules/{rule}": "aggregation_rule",
    "/api/alerts/channels/{channel}": "channel",
    "/api/alerts/mutes/{mute}": "mute",
    "/api/alerts/notices/{notice}": "notice",
    "/api/alerts/rules/{rule}": "alert_rule",
    "/api/alerts/{alert}": "alert",
    "/api/annotations/{annotation_id}": "annotation",
    "/api/auth/sessions/{session_id}": "session",
    "/api/dashboards/{board_id}": "board",
    "/api/dashboards/{board_id}/comments/{comment_id}": "comment",
    "/api/dashboards/{board_id}/links/{link_id}": "link",
    "/api/events/{event_id}": "event",
    "/api/live/{connection}": "stream",
    "/api/metrics/definitions/{name}": "metric",
    "/api/people/{person}": "person",
    "/api/projects/{project_id}": "project",
    "/api/projects/{project_id}/erasures/{erasure}": "erasure",
    "/api/projects/{project_id}/keys/{key_id}": "key",
    "/api/projects/{project_id}/members/{person_id}": "member",
    "/api/projects/{project_id}/privacy-rules/{rule_id}": "privacy_rule",
    "/api/projects/{project_id}/row-rules/seen-as/{kind}/{who}": "member",
    "/api/projects/{project_id}/row-rules/{rule_id}": "row_rule",
    "/api/projects/{project_id}/teams/{team_id}": "team",
    "/api/rejects/{item_id}": "reject",
    "/api/segments/{segment}": "segment",
    "/api/sql/saved/{saved_id}": "saved_sql",
    "/api/properties/{name}": "property_name",
    "/api/schema/{kind}/{name}": "event_name",
    "/metrics/{name}": "point_name",
}
"""A path up to a parameter -> the kind of object that the parameter names."""

FIXED: Final = {
    "/api/dashboards/{board_id}/versions/{version}": "1",
    "/api/projects/{project_id}/row-rules/seen-as/{kind}": "people",
    "/api/schema/{kind}": "event",
}
"""Parameters that name a part of what stands before them -> one there always is."""

OPEN_NAMES: Final = {"property_name", "event_name", "point_name"}
"""Names that anybody may ask for without their being there: another project's must look as one that nobody ever used."""

NOT_OF_A_PROJECT: Final = {
    "/api/admin/backups/{backup_id}": "backups are of the whole installation, for its administrators",
    "/api/auth/identities/{identity_id}": "what is linked is the account's own, whatever the project; tests of accounts try another's",
    "/api/users/{person_id}/identities/{identity_id}": "accounts are of the whole installation, for its administrators",
    "/api/users/{person_id}": "accounts are of the whole installation, for its administrators",
    "/api/teams/{team_id}": "teams are of the whole installation, for its administrators",
    "/api/teams/{team_id}/members/{person_id}": "teams are of the whole installation, for its administrators",
    "/api/share/{token}": "the token is the proof itself",
}

BOARD: Final = {"name": "Board", "tabs": [{"id": "main", "name": "Main", "widgets": []}]}
ALERT_RULE: Final = {
    "name": "Many failures",
    "condition": "gt",
    "threshold": 2,
    "severity": "critical",
    "query": {"metric": "failure", "aggregation": "count", "time_window": "last_5_minutes"},
}
CHANNEL: Final = {"name": "Hook", "kind": "webhook", "settings": {"url": "http://127.0.0.1:9/hook", "secret": "shared-secret-0123456789"}, "is_default": True}
AGGREGATION: Final = {"name": "rate", "source_metric": "cpu", "aggregation": "avg", "window_seconds": 300, "output_metric": "cpu_5m"}
MUTE: Final = {"name": "Night", "until": "2099-01-01T00:00:00Z"}
ANNOTATION: Final = {"title": "Release", "timestamp": "2026-11-01T00:00:00Z"}
SEGMENT: Final = {"name": "Pilots", "rule": {"people": ["u-1"]}}
METRIC: Final = {"name": "paid_orders", "event": "purchase", "aggregation": "sum"}
SQL: Final = {"name": "Counts", "query": "SELECT count() FROM events"}
PRIVACY_RULE: Final = {"subject": "property", "action": "drop", "target": "never_sent"}
ROW_RULE: Final = {"name": "South", "filters": [{"field": "region", "operator": "eq", "value": "south"}], "holds_for": {"roles": ["viewer"]}}

BODIES: Final[dict[str, Any]] = {
    "PUT /api/aggregation/rules/{rule}": AGGREGATION,
    "PUT /api/alerts/channels/{channel}": CHANNEL,
    "PUT /api/alerts/mutes/{mute}": MUTE,
    "PUT /api/alerts/rules/{rule}": ALERT_RULE,
    "POST /api/alerts/{alert}/acknowledge": {},
    "POST /api/alerts/{alert}/snooze": {"minutes": 1},
    "PUT /api/annotations/{annotation_id}": ANNOTATION,
    "PUT /api/dashboards/{board_id}": {"base_version": 1, "force": True, "document": BOARD},
    "POST /api/dashboards/{board_id}/comments": {"text": "Seen"},
    "PUT /api/dashboards/{board_id}/comments/{comment_id}": {"text": "Seen again"},
    "PUT /api/dashboards/{board_id}/comments/{comment_id}/resolved": {},
    "POST /api/dashboards/{board_id}/links": {},
    "PUT /api/dashboards/{board_id}/sharing": {"visibility": "public", "people": []},
    "POST /api/live/{connection}": {"messages": [{"type": "ping"}]},
    "PUT /api/metrics/definitions/{name}": METRIC,
    "PUT /api/projects/{project_id}": {"name": "Renamed", "timezone": "UTC"},
    "POST /api/projects/{project_id}/keys": {"kind": "read", "name": "More"},
    "POST /api/projects/{project_id}/members": {"email": "homeless@example.com", "role": "viewer"},
    "PUT /api/projects/{project_id}/members/{person_id}": {"role": "viewer"},
    "POST /api/projects/{project_id}/keys/{key_id}/rotate": {},
    "POST /api/projects/{project_id}/erasures": {"ids": ["user:never-seen"]},
    "POST /api/projects/{project_id}/privacy-rules": {**PRIVACY_RULE, "target": "never_sent_either"},
    "PUT /api/projects/{project_id}/privacy-rules/{rule_id}": PRIVACY_RULE,
    "POST /api/projects/{project_id}/privacy-rules/preview": {"rules": [PRIVACY_RULE]},
    "POST /api/projects/{project_id}/privacy-rules/reveal": {"value": "e1_nothing"},
    "POST /api/projects/{project_id}/row-rules": {**ROW_RULE, "name": "North"},
    "PUT /api/projects/{project_id}/row-rules/{rule_id}": ROW_RULE,
    "POST /api/projects/{project_id}/row-rules/preview": {"filters": ROW_RULE["filters"]},
    "POST /api/projects/{project_id}/teams": {"team_id": "TEAM", "role": "viewer"},
    "PUT /api/projects/{project_id}/teams/{team_id}": {"role": "viewer"},
    "PUT /api/projects/{project_id}/retention/hold": {"reason": "A matter in court"},
    "PUT /api/projects/{project_id}/retention": {"days": 900},
    "POST /api/projects/{project_id}/retention/preview": {"days": 900},
    "POST /api/rejects/{item_id}/replay": {"body": {"name": "mended"}},
    "PUT /api/schema/{kind}/{name}": {"description": "Seen"},
    "PUT /api/segments/{segment}": SEGMENT,
    "PUT /api/sql/saved/{saved_id}": SQL,
}
"""A call -> a body that is right, so that nothing but the id can be refused."""


def parameters(path: str) -> list[tuple[str, str]]:
    """The parameters of a path in order: (as it stands there, the path up to it)."""
    plain = path.replace(":path", "")
    return [(found[0], plain[: found.end()]) for found in PARAMETER.finditer(plain)]


@asynccontextmanager
async def objects(
    installed: Installation, project: int, headers: dict[str, str], write_key: dict[str, str], root: dict[str, str], mark: str
) -> AsyncIterator[dict[str, str]]:
    """Kind -> the id of one in the project. `headers`: of an admin there; `root`: of the installation's. `mark` is in every text that is sent."""
    maker = _Maker(installed, headers, write_key, mark)
    ids = {"project": str(project), "alert_rule_name": f"{mark} failures", "metric": f"{mark}_orders".lower().replace("-", "_")}
    ids |= {"property_name": f"{mark}-property", "event_name": f"{mark}-event", "point_name": f"{mark}-cpu"}
    await maker.send(ids)
    ids |= await maker.boards()
    ids |= await maker.rules(project, ids)
    ids |= await maker.findings(project)
    ids |= await maker.limits(project, root)
    async with event_stream(installed, headers) as name:
        yield ids | {"stream": name}


class _Maker:
    def __init__(self, installed: Installation, headers: dict[str, str], write_key: dict[str, str], mark: str) -> None:
        self.installed, self.headers, self.write_key, self.mark = installed, headers, write_key, mark

    async def made(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        named = body | {field: f"{self.mark} {body[field]}" for field in ("name", "title", "text") if field in body}
        answer = await self.installed.call("POST", path, self.headers, named)
        assert answer.status < 300, (path, answer.content)
        return dict(answer.body)

    async def seen(self, path: str, query: str = "") -> Any:
        answer = await self.installed.call("GET", path, self.headers, query=query)
        assert answer.status == 200, (path, answer.content)
        return answer.body

    async def send(self, ids: dict[str, str]) -> None:
        person = {"user_id": f"{self.mark}-user", "properties": {ids["property_name"]: f"{self.mark}-value", "page": f"/{self.mark}"}}
        events: list[dict[str, Any]] = [{"name": ids["event_name"], **person}, {"name": "purchase", "value": 5, **person}]
        events += [{"name": "visit", "user_id": f"{self.mark}-gone"}, {"name": f"{self.mark}-late", "timestamp": "yesterday-ish"}]
        assert (await self.installed.call("POST", "/api/events", self.write_key, events)).status == 202
        point = {"metric_name": ids["point_name"], "value": 3, "tags": {"host": f"{self.mark}-host"}}
        assert (await self.installed.call("POST", "/metrics", self.write_key, point)).status == 200
        await self.installed.parts.workbench.refusals.flush()
        await self.installed.settle()

    async def boards(self) -> dict[str, str]:
        board = (await self.made("/api/dashboards", {"document": {**BOARD, "name": f"{self.mark} board"}}))["id"]
        await self.installed.call("PUT", f"/api/dashboards/{board}/sharing", self.headers, {"visibility": "public", "people": []})
        comment = await self.made(f"/api/dashboards/{board}/comments", {"text": "comment"})
        link = await self.made(f"/api/dashboards/{board}/links", {})
        annotation = await self.made("/api/annotations", ANNOTATION)
        return {"board": board, "comment": comment["id"], "link": link["id"], "annotation": annotation["id"]}

    async def rules(self, project: int, ids: dict[str, str]) -> dict[str, str]:
        answer = await self.installed.call("POST", "/api/metrics/definitions", self.headers, {**METRIC, "name": ids["metric"], "description": self.mark})
        assert answer.status == 201, answer.content
        found = {"segment": await self.made("/api/segments", SEGMENT), "saved_sql": await self.made("/api/sql/saved", SQL)}
        found["channel"] = await self.made("/api/alerts/channels", CHANNEL)
        found["aggregation_rule"] = await self.made("/api/aggregation/rules", AGGREGATION | {"output_metric": f"{self.mark}_5m"})
        found["key"] = await self.made(f"/api/projects/{project}/keys", {"kind": "read", "name": "key"})
        return {kind: made["id"] for kind, made in found.items()}

    async def findings(self, project: int) -> dict[str, str]:
        """What the product finds or does by itself: an alert and its notice, events, people, refused items, erasures, sessions."""
        rule = await self.made("/api/alerts/rules", ALERT_RULE)
        failures = [{"name": "failure", "user_id": f"{self.mark}-user"}] * 3
        assert (await self.installed.call("POST", "/api/events", self.write_key, failures)).status == 202
        alert = await _until(lambda: self.seen("/api/alerts"), "alerts")
        notice = await _until(lambda: self.seen("/api/alerts/notices"), "notices")
        mute = await self.made("/api/alerts/mutes", MUTE)  # not sooner: it would keep the notice back
        people = {each["user_id"]: each["person"] for each in (await self.seen("/api/people"))["people"]}
        gone = await self.installed.call("DELETE", f"/api/people/{people[f'{self.mark}-gone']}", self.headers)
        events, rejects = (await self.seen("/api/events"))["events"], (await self.seen("/api/rejects"))["rejects"]
        sessions = (await self.seen("/api/auth/sessions"))["sessions"]
        found = {
            "alert_rule": rule["id"],
            "mute": mute["id"],
            "alert": alert["id"],
            "notice": notice["id"],
            "person": people[f"{self.mark}-user"],
            "erasure": gone.body["id"],
        }
        return found | {"event": events[0]["id"], "reject": rejects[0]["id"], "session": sessions[0]["id"]}

    async def limits(self, project: int, root: dict[str, str]) -> dict[str, str]:
        """Who sees what: a team, a rule on rows, a rule of privacy."""
        team = await self.installed.call("POST", "/api/teams", root, {"name": f"{self.mark} team"})
        await self.let_in(project, str(team.body["id"]), root)
        row_rule = await self.made(f"/api/projects/{project}/row-rules", ROW_RULE)
        privacy_rule = await self.made(f"/api/projects/{project}/privacy-rules", {**PRIVACY_RULE, "target": f"{self.mark}_never_sent"})
        return {"team": team.body["id"], "row_rule": row_rule["id"], "privacy_rule": privacy_rule["id"]}

    async def let_in(self, project: int, team: str, root: dict[str, str]) -> None:
        """The project's admin lets the team in while they are in it: other teams are not theirs to know."""
        place = f"/api/teams/{team}/members/{(await self.seen('/api/auth/me'))['id']}"
        assert (await self.installed.call("PUT", place, root)).status == 200
        await self.made(f"/api/projects/{project}/teams", {"team_id": team, "role": "viewer"})
        assert (await self.installed.call("DELETE", place, root)).status == 204


async def _until(look: Callable[[], Awaitable[Any]], name: str) -> dict[str, Any]:
    async with asyncio.timeout(60):
        while not (found := (await look())[name]):
            await asyncio.sleep(0.02)
    return dict(found[0])
