"""HTTP doors to alerts and their rules."""

from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Request, Response
from msgspec import Meta

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.schema import body_schema
from tidegauge.alerts.alert import AlertKey, AlertView, ChangeView, KeptAlert, view_of
from tidegauge.alerts.evaluator import Evaluator
from tidegauge.alerts.repository import acknowledge, history, snooze
from tidegauge.alerts.rule import Rule
from tidegauge.alerts.rulebook import KnownRule, RuleBook, rule_view
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Conflict, NotFound
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database

Reader = Annotated[Principal, Depends(require(Permission.READ))]
Editor = Annotated[Principal, Depends(require(Permission.EDIT))]

CheckQuery = Callable[[dict[str, Any], int, str], None]
"""Refuses a question that cannot be asked, with what is wrong: its body, the project and its zone."""


class SnoozeBody(msgspec.Struct, forbid_unknown_fields=True):
    """Minutes from now; 0 ends a snooze."""

    minutes: Annotated[int, Meta(ge=0, le=30 * 24 * 60)]


class TakenBody(msgspec.Struct, forbid_unknown_fields=True):
    """Whether somebody takes care of it."""

    is_acknowledged: bool = True


def alert_router(book: RuleBook, evaluator: Evaluator, check_query: CheckQuery, database: Database, clock: Clock) -> APIRouter:
    """`/api/alerts`."""
    router = APIRouter(prefix="/api/alerts", tags=["alerts"])

    def placed(project: int, alert_id: str) -> tuple[AlertKey, KeptAlert, KnownRule]:
        for key, kept in evaluator.kept.items():
            known = book.rules.get(key.rule_id)
            if kept.id == alert_id and known is not None and known.project_id == project:
                return key, kept, known
        raise NotFound("There is no such alert.")

    def view(key: AlertKey, kept: KeptAlert, known: KnownRule) -> AlertView:
        return view_of(known.id, known.rule, kept, key.group, clock.now_ms())

    def marked(project: int, alert_id: str, kept: KeptAlert | None) -> Response:
        key, _, known = placed(project, alert_id)
        if kept is None:
            raise Conflict("The alert is not firing any more.")
        evaluator.kept[key] = kept
        return _json(view(key, kept, known))

    @router.get("", summary="Alerts, firing ones first, and the rules that find them")
    async def alerts(reader: Reader) -> Response:
        rules = {known.id: known for known in book.of_project(reader.project_id)}
        found = [view(key, kept, rules[key.rule_id]) for key, kept in evaluator.kept.items() if key.rule_id in rules]
        found.sort(key=lambda one: one.since, reverse=True)
        found.sort(key=lambda one: one.state in ("ok", "resolved"))
        return _json({"alerts": found, "rules": _rules(rules.values(), evaluator)})

    @router.get("/rules", summary="The rules of the project")
    async def rules(reader: Reader) -> Response:
        return _json({"rules": _rules(book.of_project(reader.project_id), evaluator)})

    @router.post("/rules", summary="Add a rule", status_code=201, openapi_extra=body_schema(Rule))
    async def add(request: Request, editor: Editor) -> Response:
        rule = await body_of(request, Rule)
        check_query(rule.query, editor.project_id, editor.timezone)
        return _json(rule_view(await book.put(editor.project_id, None, rule, editor.person_id)), 201)

    @router.get("/rules/{rule}", summary="One rule, by id or name")
    async def rule(rule: str, reader: Reader) -> Response:
        return _json(rule_view(book.get(reader.project_id, rule)))

    @router.put("/rules/{rule}", summary="Change a rule", openapi_extra=body_schema(Rule))
    async def change(rule: str, request: Request, editor: Editor) -> Response:
        body = await body_of(request, Rule)
        check_query(body.query, editor.project_id, editor.timezone)
        known = book.get(editor.project_id, rule)
        return _json(rule_view(await book.put(editor.project_id, known.id, body, editor.person_id)))

    @router.delete("/rules/{rule}", summary="Remove a rule with its alerts", status_code=204)
    async def remove(rule: str, editor: Editor) -> Response:
        await book.remove(editor.project_id, rule)
        return Response(status_code=204)

    @router.get("/{alert}/history", summary="How an alert changed, newest first")
    async def changes(alert: str, reader: Reader) -> Response:
        _, kept, _ = placed(reader.project_id, alert)
        found = await database.read(history, kept.id)
        return _json({"changes": [ChangeView(format_timestamp(at_ms), phase, value) for at_ms, phase, value in found]})

    @router.post("/{alert}/acknowledge", summary="Say that somebody takes care of a firing alert", openapi_extra=body_schema(TakenBody))
    async def take(alert: str, request: Request, editor: Editor) -> Response:
        body = await body_of(request, TakenBody)
        _, kept, _ = placed(editor.project_id, alert)
        at_ms = clock.now_ms() if body.is_acknowledged else None
        return marked(editor.project_id, alert, await database.write(acknowledge, kept.id, editor.person_id, at_ms))

    @router.post("/{alert}/snooze", summary="Keep quiet about a firing alert for a while", openapi_extra=body_schema(SnoozeBody))
    async def quiet(alert: str, request: Request, editor: Editor) -> Response:
        body = await body_of(request, SnoozeBody)
        _, kept, _ = placed(editor.project_id, alert)
        until_ms = clock.now_ms() + body.minutes * 60_000 if body.minutes else None
        return marked(editor.project_id, alert, await database.write(snooze, kept.id, until_ms))

    return router


def _rules(rules: Any, evaluator: Evaluator) -> list[dict[str, Any]]:
    return [{**msgspec.to_builtins(rule_view(known)), "fault": evaluator.fault(known.id)} for known in rules]


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")
