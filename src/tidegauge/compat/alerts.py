"""Alert rules under `/alerts/rules`, by metric and name, and all alerts under `/admin/api/alerts`."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Request, Response
from msgspec import Meta

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.alerts.desk import AlertDesk
from tidegauge.alerts.rule import Rule, Seconds, Severity
from tidegauge.alerts.rulebook import KnownRule
from tidegauge.alerts.term import Comparison
from tidegauge.contracts.json_schema import body_schema

Reader = Annotated[Principal, Depends(require(Permission.READ))]
Editor = Annotated[Principal, Depends(require(Permission.ALERTS_EDIT))]


class MetricRule(msgspec.Struct, forbid_unknown_fields=True):
    """A rule on the newest value of a metric, or on a metric of the catalogue as that is defined; `duration` in seconds."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    metric_name: Annotated[str, Meta(min_length=1, max_length=1_000)]
    condition: Comparison
    threshold: float
    duration: Seconds = 0
    severity: Severity = "warning"


def alert_faces(desk: AlertDesk) -> APIRouter:
    """`/alerts/rules` and `/admin/api/alerts`."""
    router = APIRouter(tags=["alerts"])

    @router.get("/alerts/rules", summary="The rules of the project, by metric and name")
    async def rules(reader: Reader) -> Response:
        return _json({"rules": [_shown(known) for known in desk.book.of_project(reader.project_id)]})

    @router.post("/alerts/rules", summary="Add a rule on a metric", status_code=201, openapi_extra=body_schema(MetricRule))
    async def add(request: Request, editor: Editor) -> Response:
        body = await body_of(request, MetricRule)
        rule = Rule(
            name=body.name,
            query=desk.question_of(body.metric_name, editor.project_id),
            condition=body.condition,
            threshold=body.threshold,
            duration=body.duration,
            severity=body.severity,
        )
        return _json(_shown(await desk.put(editor.project_id, editor.timezone, None, rule, editor.person_id)), 201)

    @router.delete("/alerts/rules/{name}", summary="Remove a rule by its name", status_code=204)
    async def remove(name: str, editor: Editor) -> Response:
        await desk.book.remove(editor.project_id, name)
        return Response(status_code=204)

    @router.get("/admin/api/alerts", summary="Alerts and rules of the project")
    async def everything(reader: Reader) -> Response:
        return _json(desk.overview(reader.project_id))

    return router


def _shown(known: KnownRule) -> dict[str, Any]:
    rule = known.rule
    return {
        "id": known.id,
        "name": rule.name,
        "metric_name": str(rule.query.get("metric", "")),
        "condition": rule.condition,
        "threshold": rule.threshold,
        "duration": rule.duration,
        "severity": rule.severity,
    }


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")
