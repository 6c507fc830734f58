"""HTTP doors to segments."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Query, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema
from tidegauge.contracts.segment import Rule
from tidegauge.core.clock import Clock
from tidegauge.core.errors import NotFound
from tidegauge.query.execute import QueryService
from tidegauge.query.routes import answered, json_of
from tidegauge.query.segments.builtin import BUILTIN_RULES, BUILTIN_SEGMENTS
from tidegauge.query.segments.definition import SegmentDefinition, read_rule
from tidegauge.query.segments.library import SegmentLibrary, SegmentView
from tidegauge.query.segments.size import SegmentCounter

Reader = Annotated[Principal, Depends(require(Permission.READ))]
Asker = Annotated[Principal, Depends(require(Permission.QUERY))]
Editor = Annotated[Principal, Depends(require(Permission.METRICS_EDIT))]

MAX_BODY_BYTES = 4 * 2**20
"""A list of ten thousand ids fits."""


class PreviewBody(msgspec.Struct, forbid_unknown_fields=True):
    """A rule as in a segment."""

    rule: dict[str, Any]


def segment_router(library: SegmentLibrary, service: QueryService, clock: Clock) -> APIRouter:
    """`/api/segments`."""
    router = APIRouter(prefix="/api/segments", tags=["segments"])
    counter = SegmentCounter(service, clock)
    builtin = [SegmentView(each.id, each.id, each.description, None, is_builtin=True, updated_at=None) for each in BUILTIN_SEGMENTS]

    @router.get("", summary="The segments of the project: those that every project has, and its own")
    async def list_all(reader: Reader, rules: Annotated[bool, Query(description="false: without their rules, which can be long.")] = True) -> Response:
        own = library.list(reader.project_id)
        return json_of({"segments": [*builtin, *(own if rules else (msgspec.structs.replace(each, rule=None) for each in own))]})

    @router.post("", summary="Define a segment", status_code=201, openapi_extra=body_schema(SegmentDefinition))
    async def add(request: Request, editor: Editor) -> Response:
        definition = await body_of(request, SegmentDefinition, MAX_BODY_BYTES)
        return json_of(await library.add(editor.project_id, editor.person_id, definition), status=201)

    @router.post("/preview", summary="How many people a rule finds now", openapi_extra=body_schema(PreviewBody))
    async def preview(request: Request, asker: Asker) -> Response:
        body = await body_of(request, PreviewBody, MAX_BODY_BYTES)
        return await answered(request, counter.size(asker.project_id, read_rule(body.rule)))

    @router.get("/{segment}", summary="One segment")
    async def get(segment: str, reader: Reader) -> Response:
        found = next((each for each in builtin if each.id == segment), None)
        return json_of(found or library.get(reader.project_id, segment))

    @router.get("/{segment}/size", summary="How many people are in a segment now")
    async def size(request: Request, segment: str, asker: Asker) -> Response:
        return await answered(request, counter.size(asker.project_id, BUILTIN_RULES.get(segment) or _rule_of(library, asker.project_id, segment)))

    @router.put("/{segment}", summary="Change a segment", openapi_extra=body_schema(SegmentDefinition))
    async def change(segment: str, request: Request, editor: Editor) -> Response:
        definition = await body_of(request, SegmentDefinition, MAX_BODY_BYTES)
        return json_of(await library.change(editor.project_id, segment, editor.person_id, definition))

    @router.delete("/{segment}", summary="Delete a segment", status_code=204)
    async def remove(segment: str, editor: Editor) -> Response:
        await library.remove(editor.project_id, segment)
        return Response(status_code=204)

    @router.post("/{segment}/restore", summary="Bring a deleted segment back")
    async def restore(segment: str, editor: Editor) -> Response:
        return json_of(await library.restore(editor.project_id, segment))

    return router


def _rule_of(library: SegmentLibrary, project: int, segment: str) -> Rule:
    rule = library.rule(project, segment)
    if rule is None:
        raise NotFound("There is no such segment.")
    return rule
