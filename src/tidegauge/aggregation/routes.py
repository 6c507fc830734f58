"""HTTP doors to aggregation rules."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.aggregation.book import AggregationBook
from tidegauge.aggregation.lateness import Lateness
from tidegauge.aggregation.rule import AggregationRule
from tidegauge.contracts.json_schema import body_schema

Reader = Annotated[Principal, Depends(require(Permission.READ))]
Editor = Annotated[Principal, Depends(require(Permission.METRICS_EDIT))]


def aggregation_router(book: AggregationBook, lateness: Lateness) -> APIRouter:
    """`/api/aggregation/rules`."""
    router = APIRouter(prefix="/api/aggregation/rules", tags=["aggregation"])

    @router.get("", summary="The rules of the project, by name")
    async def rules(reader: Reader) -> Response:
        return _json({"rules": [book.view(known) for known in book.of_project(reader.project_id)]})

    @router.post("", summary="Add a rule: points of its windows are made from now on", status_code=201, openapi_extra=body_schema(AggregationRule))
    async def add(request: Request, editor: Editor) -> Response:
        rule = await body_of(request, AggregationRule)
        return _json(book.view(await book.put(editor.project_id, editor.timezone, None, rule, editor.person_id)), 201)

    @router.get("/{rule}", summary="One rule, by id or name")
    async def one(rule: str, reader: Reader) -> Response:
        return _json(book.view(book.get(reader.project_id, rule)))

    @router.get("/{rule}/lateness", summary="How late its events come, and how many came too late in the last day")
    async def late(rule: str, reader: Reader) -> Response:
        return _json(await lateness.of(book.get(reader.project_id, rule)))

    @router.put("/{rule}", summary="Change a rule; windows that have their points keep them", openapi_extra=body_schema(AggregationRule))
    async def change(rule: str, request: Request, editor: Editor) -> Response:
        body = await body_of(request, AggregationRule)
        known = book.get(editor.project_id, rule)
        return _json(book.view(await book.put(editor.project_id, editor.timezone, known.id, body, editor.person_id)))

    @router.delete("/{rule}", summary="Remove a rule; the points that it made stay", status_code=204)
    async def remove(rule: str, editor: Editor) -> Response:
        await book.remove(editor.project_id, rule)
        return Response(status_code=204)

    return router


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")
