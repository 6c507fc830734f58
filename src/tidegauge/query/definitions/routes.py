"""HTTP doors to the metrics that a project defines."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema
from tidegauge.query.definitions.definition import Definition
from tidegauge.query.definitions.library import MetricLibrary
from tidegauge.query.routes import json_of

Reader = Annotated[Principal, Depends(require(Permission.READ))]
Editor = Annotated[Principal, Depends(require(Permission.METRICS_EDIT))]


def definition_router(library: MetricLibrary) -> APIRouter:
    """`/api/metrics/definitions`."""
    router = APIRouter(prefix="/api/metrics/definitions", tags=["query"])

    @router.get("", summary="The metrics that the project defines")
    async def list_all(reader: Reader) -> Response:
        return json_of({"definitions": library.list(reader.project_id)})

    @router.get("/{name}", summary="One of them")
    async def get(name: str, reader: Reader) -> Response:
        return json_of(library.get(reader.project_id, name))

    @router.post("", summary="Define a metric", status_code=201, openapi_extra=body_schema(Definition))
    async def add(request: Request, editor: Editor) -> Response:
        return json_of(await library.add(editor.project_id, editor.person_id, await body_of(request, Definition)), status=201)

    @router.put("/{name}", summary="Change a metric's definition", openapi_extra=body_schema(Definition))
    async def change(name: str, request: Request, editor: Editor) -> Response:
        return json_of(await library.change(editor.project_id, editor.person_id, name, await body_of(request, Definition)))

    @router.delete("/{name}", summary="Delete a metric's definition", status_code=204)
    async def remove(name: str, editor: Editor) -> Response:
        await library.remove(editor.project_id, name)
        return Response(status_code=204)

    return router
