"""HTTP: annotations. A write key may add them too, so that a deployment can."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema
from tidegauge.core.clock import Clock
from tidegauge.core.errors import NotFound
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS
from tidegauge.dashboards.access import require_edit
from tidegauge.dashboards.annotations.annotation import AnnotationBody, Place, read_time
from tidegauge.dashboards.annotations.repository import find_place, list_annotations, put_annotation, remove_annotation
from tidegauge.dashboards.library import Library, Remark
from tidegauge.dashboards.routes import as_json
from tidegauge.meta.database import Database

Reader = Annotated[Principal, Depends(require(Permission.READ))]
Writer = Annotated[Principal, Depends(require(Permission.INGEST))]
Editor = Annotated[Principal, Depends(require(Permission.EDIT))]
Instant = Annotated[str | None, Query(max_length=60)]


def annotation_router(library: Library, database: Database, clock: Clock) -> APIRouter:
    """`/api/annotations`."""
    router = APIRouter(prefix="/api/annotations", tags=["dashboards"])

    async def tell(caller: Principal, *dashboards: str | None) -> None:
        for dashboard in dict.fromkeys(dashboards):
            await library.tell_remark(Remark("annotations", caller.project_id, dashboard))

    async def placed(caller: Principal, annotation_id: str) -> Place:
        """Where an annotation of the caller's project belongs, when they may change it."""
        place = await database.read(find_place, annotation_id)
        if place is None or place.project_id != caller.project_id:
            raise NotFound("There is no such annotation.")
        if place.dashboard_id is not None:
            require_edit((await library.board(caller, place.dashboard_id)).claim, caller)
        return place

    @router.get("", summary="What happened in a time, oldest first")
    async def annotations(
        caller: Reader,
        from_: Annotated[str | None, Query(alias="from", max_length=60)] = None,
        to: Instant = None,
        dashboard: Annotated[str | None, Query(max_length=64)] = None,
    ) -> Response:
        from_ms = 0 if from_ is None else read_time(from_, "from")
        to_ms = MAX_TIMESTAMP_MS if to is None else read_time(to, "to")
        if dashboard:
            await library.board(caller, dashboard)
        return as_json({"annotations": await database.read(list_annotations, caller.project_id, from_ms, to_ms, dashboard or None)})

    @router.post("", summary="Mark a moment or a span", status_code=201, openapi_extra=body_schema(AnnotationBody))
    async def add(request: Request, caller: Writer) -> Response:
        body = await body_of(request, AnnotationBody)
        body.span()
        if body.dashboard is not None:
            board = await library.board(caller, body.dashboard)
            if caller.person_id:
                require_edit(board.claim, caller)
        place = Place(caller.project_id, body.dashboard, caller.person_id or None)
        made = await database.write(put_annotation, None, body, place, clock.now_ms())
        await tell(caller, body.dashboard)
        return as_json(made, 201)

    @router.put("/{annotation_id}", summary="Change an annotation", openapi_extra=body_schema(AnnotationBody))
    async def change(annotation_id: str, request: Request, caller: Editor) -> Response:
        body = await body_of(request, AnnotationBody)
        body.span()
        before = await placed(caller, annotation_id)
        if body.dashboard is not None:
            require_edit((await library.board(caller, body.dashboard)).claim, caller)
        place = Place(before.project_id, body.dashboard, before.created_by_id)
        changed = await database.write(put_annotation, annotation_id, body, place, clock.now_ms())
        await tell(caller, before.dashboard_id, body.dashboard)
        return as_json(changed)

    @router.delete("/{annotation_id}", summary="Remove an annotation", status_code=204)
    async def remove(annotation_id: str, caller: Editor) -> Response:
        place = await placed(caller, annotation_id)
        await database.write(remove_annotation, annotation_id)
        await tell(caller, place.dashboard_id)
        return Response(status_code=204)

    return router
