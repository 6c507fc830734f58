"""HTTP doors to row rules."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Path, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.members.member import PLAIN
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema
from tidegauge.core.clock import Clock
from tidegauge.query.execute import QueryService
from tidegauge.query.routes import answered, json_of
from tidegauge.query.row_rules.book import RowRuleBook
from tidegauge.query.row_rules.preview import RowRuleCounter
from tidegauge.query.row_rules.rule import HolderKind, RowRule

Host = Annotated[Principal, Depends(require(Permission.MANAGE_PROJECT, project="path"))]


Who = Annotated[str, Path(max_length=24, pattern=PLAIN)]


class RowFilters(msgspec.Struct, forbid_unknown_fields=True):
    """Filters as in a rule."""

    filters: list[dict[str, Any]]


def row_rule_router(book: RowRuleBook, service: QueryService, clock: Clock) -> APIRouter:
    """`/api/projects/{project_id}/row-rules`."""
    router = APIRouter(prefix="/api/projects/{project_id}/row-rules", tags=["accounts"])
    counter = RowRuleCounter(service, clock)

    @router.get("", summary="The project's row rules: which events are there for whom")
    async def list_all(project_id: str, host: Host) -> Response:
        return json_of({"rules": book.of_project(host.project_id)})

    @router.post("", summary="Make a row rule", status_code=201, openapi_extra=body_schema(RowRule))
    async def add(project_id: str, request: Request, host: Host) -> Response:
        return json_of(await book.put(host.project_id, None, await body_of(request, RowRule), host.person_id), status=201)

    @router.post("/preview", summary="How many of the last 7 days' events a rule shows", openapi_extra=body_schema(RowFilters))
    async def preview(project_id: str, request: Request, host: Host) -> Response:
        body = await body_of(request, RowFilters)
        return await answered(request, counter.preview(host.project_id, body.filters))

    @router.get("/seen-as/{kind}/{who}", summary="What somebody sees of the last 7 days: a member, a read key, or by a role or team alone")
    async def seen_as(project_id: str, kind: HolderKind, who: Who, request: Request, host: Host) -> Response:
        return await answered(request, counter.seen_as(host.project_id, await book.holding_for(host.project_id, kind, who)))

    @router.get("/{rule_id}", summary="One row rule")
    async def get(project_id: str, rule_id: str, host: Host) -> Response:
        return json_of(book.get(host.project_id, rule_id))

    @router.put("/{rule_id}", summary="Change a row rule", openapi_extra=body_schema(RowRule))
    async def change(project_id: str, rule_id: str, request: Request, host: Host) -> Response:
        return json_of(await book.put(host.project_id, rule_id, await body_of(request, RowRule), host.person_id))

    @router.delete("/{rule_id}", summary="Remove a row rule", status_code=204)
    async def remove(project_id: str, rule_id: str, host: Host) -> Response:
        await book.remove(host.project_id, rule_id)
        return Response(status_code=204)

    return router
