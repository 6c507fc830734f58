"""HTTP: dashboards, their versions and schemas."""

from typing import Annotated, Any, Final

import msgspec
from fastapi import APIRouter, Depends, Path, Query, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema
from tidegauge.dashboards.library import Library, Shelf
from tidegauge.dashboards.message import MAX_BODY_BYTES, NewDashboard, SavedDashboard
from tidegauge.dashboards.schema import document_schema, widget_schemas
from tidegauge.dashboards.templates.maker import Maker
from tidegauge.dashboards.validation import read_document
from tidegauge.dashboards.widgets import NEEDS, WIDGETS

Reader = Annotated[Principal, Depends(require(Permission.READ))]
Editor = Annotated[Principal, Depends(require(Permission.DASHBOARD_CREATE))]
_NO_CONTENT: Final = 204
_VERSION: Final = Path(ge=1, le=2**31 - 1)


def dashboard_router(library: Library, maker: Maker) -> APIRouter:
    """`/api/dashboards` and `/api/widgets`."""
    router = APIRouter(tags=["dashboards"])
    _add_lists(router, library, maker)
    _add_one(router, library)
    _add_versions(router, library)
    return router


def _add_lists(router: APIRouter, library: Library, maker: Maker) -> None:
    @router.get("/api/dashboards", summary="The dashboards you may see; with `id`, that one whole")
    async def find(
        caller: Reader,
        id: Annotated[str | None, Query(max_length=64)] = None,
        search: Annotated[str, Query(max_length=200)] = "",
        folder: Annotated[str, Query(max_length=200)] = "",
        tag: Annotated[str, Query(max_length=40)] = "",
        favourite: bool = False,
        deleted: bool = False,
    ) -> Response:
        if id is not None:
            return as_json(await library.get(caller, id))
        found = await library.find(caller, Shelf(search, folder, tag, favourite, deleted))
        every = found if (search, folder, tag, favourite) == ("", "", "", False) else await library.find(caller, Shelf(deleted=deleted))
        folders = sorted({view.folder for view in every if view.folder})
        return as_json({"dashboards": found, "folders": folders, "tags": sorted({tag for view in every for tag in view.tags})})

    @router.post(
        "/api/dashboards", summary="Make a dashboard: from a document, a template or another one", status_code=201, openapi_extra=body_schema(NewDashboard)
    )
    async def create(request: Request, caller: Editor) -> Response:
        new = (await body_of(request, NewDashboard, MAX_BODY_BYTES)).checked()
        if new.template is not None:
            return as_json(await maker.make(caller, new.template, new.name, with_samples=new.sample_data), 201)
        if new.copy_of is not None:
            return as_json(await library.copy(caller, new.copy_of, new.name or ""), 201)
        document = read_document({**(new.document or {}), **({"name": new.name} if new.name else {})})
        return as_json(await library.create(caller, document), 201)

    @router.get("/api/dashboards/templates", summary="What a dashboard can be made from")
    async def templates(caller: Reader) -> Response:
        return as_json({"templates": maker.offered(caller)})

    @router.get("/api/dashboards/samples", summary="How far the sample events of your sample projects are")
    async def samples(caller: Reader) -> Response:
        return as_json({"samples": await maker.samples(caller)})

    @router.get("/api/dashboards/schema", summary="The JSON Schema of a dashboard's document")
    async def schema(caller: Reader) -> Response:
        return as_json(document_schema())

    @router.get("/api/widgets", summary="The kinds of widgets to choose from")
    async def kinds(request: Request, caller: Reader) -> Response:
        there = {getattr(route, "path", "") for route in request.app.routes}
        return as_json({"kinds": [kind for kind in WIDGETS if NEEDS.get(kind) is None or NEEDS[kind] in there]})

    @router.get("/api/widgets/schema", summary="Kind of widget -> the JSON Schema of its options")
    async def widgets(caller: Reader) -> Response:
        return as_json(widget_schemas())


def _add_one(router: APIRouter, library: Library) -> None:
    @router.get("/api/dashboards/{board_id}", summary="A dashboard with its document")
    async def get(board_id: str, caller: Reader) -> Response:
        return as_json(await library.get(caller, board_id))

    @router.put("/api/dashboards/{board_id}", summary="Save the next version", openapi_extra=body_schema(SavedDashboard))
    async def save(board_id: str, request: Request, caller: Editor) -> Response:
        given = await body_of(request, SavedDashboard, MAX_BODY_BYTES)
        document = read_document(given.document)
        return as_json(await library.save(caller, board_id, document, base_version=given.base_version, message=given.message, force=given.force))

    @router.delete("/api/dashboards/{board_id}", summary="Delete a dashboard; it can be restored for 30 days", status_code=_NO_CONTENT)
    async def delete(board_id: str, caller: Editor) -> Response:
        await library.delete(caller, board_id)
        return Response(status_code=_NO_CONTENT)

    @router.post("/api/dashboards/{board_id}/restore", summary="Bring a deleted dashboard back")
    async def restore(board_id: str, caller: Editor) -> Response:
        return as_json(await library.restore(caller, board_id))

    @router.put("/api/dashboards/{board_id}/favourite", summary="Keep a dashboard at hand", status_code=_NO_CONTENT)
    async def keep(board_id: str, caller: Reader) -> Response:
        await library.set_favourite(caller, board_id, is_favourite=True)
        return Response(status_code=_NO_CONTENT)

    @router.delete("/api/dashboards/{board_id}/favourite", summary="No longer keep a dashboard at hand", status_code=_NO_CONTENT)
    async def let_go(board_id: str, caller: Reader) -> Response:
        await library.set_favourite(caller, board_id, is_favourite=False)
        return Response(status_code=_NO_CONTENT)


def _add_versions(router: APIRouter, library: Library) -> None:
    @router.get("/api/dashboards/{board_id}/versions", summary="A dashboard's history, newest first")
    async def versions(board_id: str, caller: Reader) -> Response:
        return as_json({"versions": await library.versions(caller, board_id)})

    @router.get("/api/dashboards/{board_id}/versions/{version}", summary="The document of a version")
    async def version(board_id: str, version: Annotated[int, _VERSION], caller: Reader) -> Response:
        return as_json(await library.version(caller, board_id, version))

    @router.post("/api/dashboards/{board_id}/versions/{version}/restore", summary="Save an old version as the newest")
    async def restore_version(board_id: str, version: Annotated[int, _VERSION], caller: Editor) -> Response:
        return as_json(await library.restore_version(caller, board_id, version))


def as_json(value: Any, status: int = 200) -> Response:
    """A JSON response."""
    return Response(msgspec.json.encode(value), status_code=status, media_type="application/json")
