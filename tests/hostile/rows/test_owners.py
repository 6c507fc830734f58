"""What the server does on its own is done by what whoever saved it may see: alerts, aggregation rules, public links; keys and invitations do not widen it."""

from __future__ import annotations

import asyncio
from typing import Any, Final

import pytest
from tests.hostile.rows.conftest import NUMBER, PROJECT, Rows, canary, make_rule

from tidegauge.contracts.plan import ALWAYS
from tidegauge.contracts.sight import seeing
from tidegauge.core.errors import Forbidden
from tidegauge.core.time_range import TimeRange
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS
from tidegauge.query.compile.source import selected_where
from tidegauge.query.compile.statement import Binder

pytestmark = pytest.mark.asyncio(loop_scope="module")

REVENUE: Final = {"name": "Money", "condition": "gt", "threshold": 1, "severity": "critical", "query": {"metric": "revenue", "time_window": "last_24_hours"}}
QUERY: Final = {"metric": "*", "aggregation": "count", "group_by": ["page"], "time_window": "last_24_hours"}
WIDGET: Final = {"id": "w1", "kind": "table", "title": "All", "x": 0, "y": 0, "w": 4, "h": 4, "queries": [{"id": "A", "query": QUERY}]}
BOARD: Final = {"name": "Shown outside", "tabs": [{"id": "main", "name": "Main", "widgets": [WIDGET]}]}
REFUSED: Final = {"name": "x", "filters": [{"field": "region", "operator": "is", "value": 1}], "holds_for": {"roles": ["viewer"]}}


async def _alert(rows: Rows, who: str, name: str) -> dict[str, Any]:
    made = await rows.ask(who, "POST", "/api/alerts/rules", {**REVENUE, "name": name})
    assert made.status == 201, made.content
    async with asyncio.timeout(60):
        while True:
            found = (await rows.ask(who, "GET", "/api/alerts")).body["alerts"]
            fired = next((alert for alert in found if alert["rule_id"] == made.body["id"] and alert["state"] == "firing"), None)
            if fired is not None:
                return dict(fired)
            await asyncio.sleep(0.05)


@pytest.mark.req("J1", "F1")
async def test_an_alert_watches_what_its_owner_sees_and_is_shown_to_their_like(rows: Rows) -> None:
    own, whole = await _alert(rows, "editor", "Editor's"), await _alert(rows, "root", "Root's")
    assert own["value"] == NUMBER["north"]
    assert whole["value"] == sum(NUMBER.values())
    listed = {who: {alert["name"] for alert in (await rows.ask(who, "GET", "/api/alerts")).body["alerts"]} for who in ("north", "editor", "south", "root")}
    assert listed == {"north": {"Editor's"}, "editor": {"Editor's"}, "south": set(), "root": {"Editor's", "Root's"}}
    for path in (f"/api/alerts/{whole['id']}", f"/api/alerts/{whole['id']}/history", f"/api/alerts/rules/{whole['rule_id']}"):
        assert (await rows.ask("north", "GET", path)).status == 404


@pytest.mark.req("J1", "F1")
async def test_what_an_alert_found_while_its_owner_saw_more_is_forgotten(rows: Rows) -> None:
    path = f"/api/projects/{PROJECT}/row-rules/{rows.rules['north']}"
    held = (await rows.ask("root", "GET", path)).body["rule"]
    free = {**held, "holds_for": {**held["holds_for"], "people": [rows.ids["north"]]}}
    assert (await rows.ask("root", "PUT", path, free)).status == 200
    query = {"metric": "purchase", "aggregation": "sum", "value_field": "value", "group_by": ["page"], "time_window": "last_24_hours"}
    made = await rows.ask("editor", "POST", "/api/alerts/rules", {**REVENUE, "name": "By page", "query": query})
    await _told(rows, "editor", made.body["id"], {"north", "south"})
    assert (await rows.ask("root", "PUT", path, held)).status == 200
    for who in ("editor", "north"):
        listed = await rows.ask(who, "GET", "/api/alerts")
        assert canary("south") not in listed.content.decode()
    await _told(rows, "editor", made.body["id"], {"north"})
    await _told(rows, "root", made.body["id"], {"north"})


async def _told(rows: Rows, who: str, rule: str, regions: set[str]) -> None:
    """Waits until the firing alerts of a rule, as somebody is told, are those of these regions' pages."""
    async with asyncio.timeout(60):
        while True:
            found = (await rows.ask(who, "GET", "/api/alerts")).body["alerts"]
            pages = {alert["group"]["page"] for alert in found if alert["rule_id"] == rule and alert["state"] == "firing"}
            if pages == {f"/{canary(region)}" for region in regions}:
                return
            await asyncio.sleep(0.05)


@pytest.mark.req("J1", "F1")
async def test_whoever_changes_a_rule_takes_it_over(rows: Rows) -> None:
    made = await rows.ask("root", "POST", "/api/alerts/rules", {**REVENUE, "name": "Taken over"})
    changed = await rows.ask("editor", "PUT", f"/api/alerts/rules/{made.body['id']}", {**REVENUE, "name": "Taken over"})
    assert changed.status == 404, "it is not theirs to see"
    book = rows.installed.parts.alerting.book
    by_editor = await rows.ask("editor", "POST", "/api/alerts/rules", {**REVENUE, "name": "Handed up"})
    assert not book.rules[by_editor.body["id"]].sight.is_whole  # type: ignore[union-attr]
    await rows.ask("root", "PUT", f"/api/alerts/rules/{by_editor.body['id']}", {**REVENUE, "name": "Handed up"})
    assert book.rules[by_editor.body["id"]].sight.is_whole  # type: ignore[union-attr]


@pytest.mark.req("J1", "G5")
async def test_a_public_link_shows_what_whoever_made_it_sees(rows: Rows) -> None:
    for who, seen in (("editor", {"north"}), ("root", {"north", "south"})):
        board = await rows.ask(who, "POST", "/api/dashboards", {"document": BOARD})
        assert board.status == 201, board.content
        link = await rows.ask(who, "POST", f"/api/dashboards/{board.body['id']}/links", {})
        token = link.body["token"]
        opened = await rows.installed.call("POST", f"/api/share/{token}", body={})
        session = {"authorization": f"Bearer {opened.body['session']}"}
        answer = await rows.installed.call("POST", f"/api/share/{token}/metrics", session, {"widget_id": "w1", "query_id": "A"})
        assert answer.status == 200, answer.content
        assert {region for region in ("north", "south") if f"/{canary(region)}" in answer.content.decode()} == seen


@pytest.mark.req("J1")
async def test_points_are_made_of_what_the_owner_of_their_rule_sees(rows: Rows) -> None:
    aggregation = rows.installed.parts.aggregation
    for who, region in (("editor", {"north"}), ("root", {"north", "south"})):
        rule = {"name": f"by {who}", "source_metric": "purchase", "aggregation": "count", "window_seconds": 60, "output_metric": f"made_by_{who}"}
        made = await rows.ask(who, "POST", "/api/aggregation/rules", {**rule, "group_by": ["region"]})
        assert made.status == 201, made.content
        known = next(one for one in aggregation.book.of_project(PROJECT) if one.rule.name == rule["name"])
        (sight,) = {known.sight}
        assert sight is not None
        assert sight.is_whole == (len(region) == 2)


@pytest.mark.req("J1")
async def test_who_sees_a_part_does_not_get_at_the_rest_by_keys_and_people(rows: Rows) -> None:
    for path, body in (
        (f"/api/projects/{PROJECT}/keys", {"kind": "read", "name": "mine"}),
        (f"/api/projects/{PROJECT}/members", {"email": "x@example.com", "role": "viewer"}),
    ):
        assert (await rows.ask("editor", "POST", path, body)).status == 403
    rules = await rows.ask("editor", "GET", f"/api/projects/{PROJECT}/row-rules")
    assert rules.status == 403


@pytest.mark.req("J1")
async def test_rules_are_made_and_changed_with_a_trail_and_refused_with_a_reason(rows: Rows) -> None:
    path = f"/api/projects/{PROJECT}/row-rules"
    wrong = await rows.ask("root", "POST", path, REFUSED)
    assert (wrong.status, wrong.body["error"]["details"][0]["field"]) == (400, "filters.0.operator")
    preview = await rows.ask("root", "POST", f"{path}/preview", {"filters": [{"field": "region", "value": "north"}]})
    assert 0 < preview.body["seen"] < preview.body["total"]
    listed = (await rows.ask("root", "GET", path)).body["rules"]
    one = next(rule for rule in listed if rule["id"] == rows.rules["south"])
    assert (await rows.ask("root", "GET", f"{path}/{one['id']}")).body == one
    changed = await rows.ask("root", "PUT", f"{path}/{one['id']}", {**one["rule"], "description": "why"})
    assert changed.body["rule"]["description"] == "why"
    trail = (await rows.ask("root", "GET", "/api/audit", query="action=row_rule_made,row_rule_changed")).body["entries"]
    assert {entry["action"] for entry in trail} == {"row_rule_made", "row_rule_changed"}


@pytest.mark.req("J1")
async def test_whoever_comes_into_a_team_or_role_that_a_rule_holds_for_sees_a_part_from_then_on(rows: Rows) -> None:
    team = (await rows.ask("root", "POST", "/api/teams", {"name": "Northerners"})).body["id"]
    assert (await rows.ask("root", "PUT", f"/api/teams/{team}/members/{rows.ids['north']}", {})).status < 300
    rule = await make_rule(rows, "Of the team", "north", {"teams": [team]})
    assert (await _regions(rows, "free")).keys() == {"north", "south"}
    assert (await rows.ask("root", "PUT", f"/api/teams/{team}/members/{rows.ids['free']}", {})).status < 300
    assert (await _regions(rows, "free")).keys() == {"north"}
    assert (await rows.ask("root", "DELETE", f"/api/teams/{team}/members/{rows.ids['free']}")).status < 300
    assert (await _regions(rows, "free")).keys() == {"north", "south"}
    refused = await rows.ask("root", "DELETE", f"/api/teams/{team}")
    assert (refused.status, refused.error["code"]) == (409, "row_rule"), "without the team nobody would be held by its rule"
    for path in (f"/api/projects/{PROJECT}/row-rules/{rule}", f"/api/teams/{team}"):
        assert (await rows.ask("root", "DELETE", path)).status == 204


@pytest.mark.req("J1")
async def test_whoever_manages_row_rules_is_shown_what_somebody_sees_and_not_more_than_they_see_themselves(rows: Rows) -> None:
    path = f"/api/projects/{PROJECT}/row-rules"
    seen = {}
    for kind, who in (("people", "north"), ("people", "free"), ("people", "editor"), ("roles", "viewer")):
        answer = await rows.ask("root", "GET", f"{path}/seen-as/{kind}/{rows.ids.get(who, who)}")
        assert answer.status == 200, answer.content
        seen[who] = answer.body
        regions = {event["properties"].get("region") for event in answer.body["events"]}
        assert ("south" in regions) == (who in ("free", "viewer")), who
    assert [share["id"] for share in seen["north"]["rules"]] == [rows.rules["north"]]
    assert seen["north"]["rules"][0]["seen"] == seen["north"]["seen"] < seen["north"]["total"] == seen["free"]["seen"]
    assert (seen["free"]["rules"], seen["viewer"]["rules"]) == ([], [])
    key = (await rows.ask("root", "GET", f"/api/projects/{PROJECT}/keys")).body["keys"]
    of_key = await rows.ask("root", "GET", f"{path}/seen-as/keys/{next(one['id'] for one in key if one['name'] == 'south')}")
    assert {event["properties"]["region"] for event in of_key.body["events"]} == {"south"}
    for kind, who, status in (("people", "0" * 24, 404), ("keys", "0" * 24, 404), ("teams", "0" * 24, 200), ("events", "x", 400)):
        assert (await rows.ask("root", "GET", f"{path}/seen-as/{kind}/{who}")).status == status
    assert (await rows.ask("editor", "GET", f"{path}/seen-as/people/{rows.ids['free']}")).status == 403
    root = (await rows.ask("root", "GET", "/api/auth/me")).body["id"]
    rule = await make_rule(rows, "The host too", "north", {"people": [root]})
    narrowed = (await rows.ask("root", "GET", f"{path}/seen-as/people/{rows.ids['free']}")).body
    assert {event["properties"].get("region") for event in narrowed["events"]} == {"north"}
    assert (await rows.ask("root", "DELETE", f"{path}/{rule}")).status == 204
    trail = (await rows.ask("root", "GET", "/api/audit", query="action=row_rules_seen_as")).body["entries"]
    assert rows.ids["north"] in {entry["target_id"] for entry in trail}


async def _regions(rows: Rows, who: str) -> dict[str, int]:
    question = {"metric": "*", "aggregation": "count", "group_by": ["region"], "time_window": "last_24_hours"}
    answer = await rows.ask(who, "POST", "/api/metrics", question)
    return {row["dimensions"]["region"]: row["value"] for row in answer.body["results"]}


@pytest.mark.req("J1")
async def test_a_statement_that_was_made_for_somebody_is_read_for_nobody_who_sees_other_events(rows: Rows) -> None:
    parts, where = rows.installed.parts, TimeRange(0, MAX_TIMESTAMP_MS)
    sights = {who: parts.row_rules.of_person(PROJECT, rows.ids[who]) for who in ("north", "south", "free")}
    with seeing(sights["north"]):
        binder = Binder()
        statement = binder.statement(f"SELECT groupUniqArray(session_id) FROM events WHERE {selected_where(PROJECT, where, ALWAYS, binder)}")
        assert (await parts.store.reader.read(statement.sql, statement.parameters)).rows == [([f"{canary('north')}-session"],)]
    for who in ("south", "free"):
        with seeing(sights[who]), pytest.raises(Forbidden, match="other events"):
            await parts.store.reader.read(statement.sql, statement.parameters)
