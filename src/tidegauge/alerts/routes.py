"""HTTP doors to alerts and their rules."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Request, Response
from msgspec import Meta

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.alerts.backtest.backtest import Backtest
from tidegauge.alerts.backtest.body import BacktestBody
from tidegauge.alerts.desk import AlertDesk
from tidegauge.alerts.rule import Rule
from tidegauge.alerts.rulebook import rule_view
from tidegauge.contracts.json_schema import body_schema

Reader = Annotated[Principal, Depends(require(Permission.READ))]
Editor = Annotated[Principal, Depends(require(Permission.ALERTS_EDIT))]


class SnoozeBody(msgspec.Struct, forbid_unknown_fields=True):
    """Minutes from now; 0 ends a snooze."""

    minutes: Annotated[int, Meta(ge=0, le=30 * 24 * 60)]


class TakenBody(msgspec.Struct, forbid_unknown_fields=True):
    """Whether somebody takes care of it."""

    is_acknowledged: bool = True


def alert_router(desk: AlertDesk, backtest: Backtest) -> APIRouter:
    """`/api/alerts`."""
    router = APIRouter(prefix="/api/alerts", tags=["alerts"])
    book = desk.book

    @router.get("", summary="Alerts, those that need somebody first, and the rules that find them")
    async def alerts(reader: Reader) -> Response:
        return _json(desk.overview(reader.project_id))

    @router.get("/rules", summary="The rules of the project")
    async def rules(reader: Reader) -> Response:
        return _json({"rules": desk.rules(reader.project_id)})

    @router.post("/rules", summary="Add a rule", status_code=201, openapi_extra=body_schema(Rule))
    async def add(request: Request, editor: Editor) -> Response:
        rule = await body_of(request, Rule)
        return _json(rule_view(await desk.put(editor.project_id, editor.timezone, None, rule, editor.person_id)), 201)

    @router.get("/rules/{rule}", summary="One rule, by id or name")
    async def one(rule: str, reader: Reader) -> Response:
        return _json(rule_view(book.get(reader.project_id, rule)))

    @router.put("/rules/{rule}", summary="Change a rule", openapi_extra=body_schema(Rule))
    async def change(rule: str, request: Request, editor: Editor) -> Response:
        body = await body_of(request, Rule)
        known = book.get(editor.project_id, rule)
        return _json(rule_view(await desk.put(editor.project_id, editor.timezone, known.id, body, editor.person_id)))

    @router.delete("/rules/{rule}", summary="Remove a rule with its alerts", status_code=204)
    async def remove(rule: str, editor: Editor) -> Response:
        await book.remove(editor.project_id, rule)
        return Response(status_code=204)

    @router.post("/backtest", summary="How often a rule would have fired, saved or not", openapi_extra=body_schema(BacktestBody))
    async def look_back(request: Request, reader: Reader) -> Response:
        body = await body_of(request, BacktestBody)
        desk.check(body.rule, reader.project_id, reader.timezone)
        return _json(await backtest.run(body, reader.project_id, reader.timezone))

    @router.get("/{alert}", summary="An alert, how it changed, and what explains that it fired")
    async def detail(alert: str, reader: Reader) -> Response:
        return _json(await desk.detail(reader.project_id, alert))

    @router.get("/{alert}/history", summary="How an alert changed, newest first")
    async def changes(alert: str, reader: Reader) -> Response:
        return _json({"changes": await desk.history(reader.project_id, alert)})

    @router.post("/{alert}/acknowledge", summary="Say that somebody takes care of a firing alert", openapi_extra=body_schema(TakenBody))
    async def take(alert: str, request: Request, editor: Editor) -> Response:
        body = await body_of(request, TakenBody)
        return _json(await desk.acknowledge(editor.project_id, alert, editor.person_id, is_acknowledged=body.is_acknowledged))

    @router.post("/{alert}/snooze", summary="Keep quiet about a firing alert for a while", openapi_extra=body_schema(SnoozeBody))
    async def quiet(alert: str, request: Request, editor: Editor) -> Response:
        body = await body_of(request, SnoozeBody)
        return _json(await desk.snooze(editor.project_id, alert, body.minutes))

    return router


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")
