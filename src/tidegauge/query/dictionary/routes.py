"""HTTP doors to the schema browser."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema
from tidegauge.query.dictionary.browser import SchemaBrowser
from tidegauge.query.dictionary.note import Kind, Note, Notes
from tidegauge.query.dictionary.values import top_values
from tidegauge.query.execute import QueryService
from tidegauge.query.routes import TimezoneOf, answered, json_of

Reader = Annotated[Principal, Depends(require(Permission.READ))]
Editor = Annotated[Principal, Depends(require(Permission.EDIT))]
Text = Annotated[str, Query(max_length=1_000)]


def dictionary_router(browser: SchemaBrowser, notes: Notes, service: QueryService, timezone_of: TimezoneOf) -> APIRouter:
    """`/api/schema` and `/api/properties/{name}/values`."""
    router = APIRouter(tags=["schema"])

    @router.get("/api/schema/events", summary="Event names with counts and notes")
    async def events(reader: Reader) -> Response:
        return json_of({"events": await browser.events(reader.project_id)})

    @router.get("/api/schema/properties", summary="Properties with counts, types, conflicts, examples and notes; of one event with `event`")
    async def properties(request: Request, reader: Reader, event: Annotated[str | None, Query(max_length=1_000)] = None) -> Response:
        found = await browser.properties(reader.project_id, event)
        return json_of({"properties": found})

    @router.get("/api/properties/{name:path}/values", summary="A property's commonest values in the last 30 days")
    async def values(request: Request, name: str, reader: Reader, search: Text = "", event: Text = "", limit: int = 50) -> Response:
        timezone = await timezone_of(reader.project_id)
        return await answered(request, top_values(service, reader.project_id, timezone, name, search=search, limit=limit, event=event or None))

    @router.put("/api/schema/{kind}/{name:path}", summary="Say what a name means: description, owner, tags, hidden", openapi_extra=body_schema(Note))
    async def put(kind: Kind, name: str, request: Request, editor: Editor) -> Response:
        return json_of(await notes.put(editor.project_id, kind, name, await body_of(request, Note)))

    return router
