"""HTTP doors to SQL."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema
from tidegauge.query.routes import TimezoneOf, answered, json_of
from tidegauge.query.row_rules.names import NamesSeen
from tidegauge.query.sql.runner import SqlQuestion, SqlRunner
from tidegauge.query.sql.saved import SavedQueries, SavedSql
from tidegauge.query.sql.schema import sql_schema

Reader = Annotated[Principal, Depends(require(Permission.READ))]
Asker = Annotated[Principal, Depends(require(Permission.SQL))]


def sql_router(runner: SqlRunner, saved: SavedQueries, names: NamesSeen, timezone_of: TimezoneOf) -> APIRouter:
    """`/api/sql`. Saved statements belong to people; running one is an ordinary `/api/sql` with its text."""
    router = APIRouter(prefix="/api/sql", tags=["sql"])

    @router.post("", summary="Run one SELECT on the project's events", openapi_extra=body_schema(SqlQuestion))
    async def run(request: Request, asker: Asker) -> Response:
        question = await body_of(request, SqlQuestion)
        if question.saved is not None:
            question.query = await saved.text_of(asker, question)
        return await answered(request, runner.run(question, asker.project_id, asker.name, await timezone_of(asker.project_id)))

    @router.get("/schema", summary="Tables, columns, properties and functions that a statement may name")
    async def schema(reader: Reader) -> Response:
        return json_of(sql_schema(reader.project_id, await names.of(reader.project_id)))

    @router.get("/saved", summary="Saved statements: your own and the shared ones")
    async def list_all(reader: Reader) -> Response:
        return json_of({"queries": await saved.list(reader)})

    @router.get("/saved/{saved_id}", summary="A saved statement")
    async def get(saved_id: str, reader: Reader) -> Response:
        return json_of(await saved.get(reader, saved_id))

    @router.post("/saved", summary="Save a statement", status_code=201, openapi_extra=body_schema(SavedSql))
    async def add(request: Request, asker: Asker) -> Response:
        return json_of(await saved.add(asker, await body_of(request, SavedSql)), status=201)

    @router.put("/saved/{saved_id}", summary="Change a saved statement", openapi_extra=body_schema(SavedSql))
    async def change(saved_id: str, request: Request, asker: Asker) -> Response:
        return json_of(await saved.change(asker, saved_id, await body_of(request, SavedSql)))

    @router.delete("/saved/{saved_id}", summary="Delete a saved statement", status_code=204)
    async def remove(saved_id: str, asker: Asker) -> Response:
        await saved.remove(asker, saved_id)
        return Response(status_code=204)

    return router
