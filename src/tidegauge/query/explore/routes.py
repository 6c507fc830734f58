"""HTTP doors to the events behind the numbers."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema
from tidegauge.core.clock import Clock
from tidegauge.query.execute import QueryService
from tidegauge.query.explore.neighbours import By, EventFinder
from tidegauge.query.explore.people import PeopleQuestion, PeopleReader
from tidegauge.query.explore.rows import RowsQuestion, RowsReader
from tidegauge.query.explore.series import SeriesQuestion, SeriesReader
from tidegauge.query.explore.sources import SourceReader
from tidegauge.query.routes import TimezoneOf, answered

Caller = Annotated[Principal, Depends(require(Permission.READ))]
Asker = Annotated[Principal, Depends(require(Permission.QUERY))]


def explore_router(service: QueryService, sources: SourceReader, timezone_of: TimezoneOf, clock: Clock) -> APIRouter:
    """`/api/series`, `/api/rows`, `/api/events/people`, `/api/sources` and single events. `timezone_of` gives a project's zone."""
    router = APIRouter(tags=["explore"])
    series, rows, people = SeriesReader(service, clock), RowsReader(service, clock), PeopleReader(service, clock)
    finder = EventFinder(service.reader, service.limits, service.identities)

    @router.post("/api/series", summary="Single values over time, as many as a screen can show", openapi_extra=body_schema(SeriesQuestion))
    async def read_series(request: Request, asker: Asker) -> Response:
        question = await body_of(request, SeriesQuestion)
        return await answered(request, series.read(question, asker.project_id, await timezone_of(asker.project_id)))

    @router.post("/api/rows", summary="Events as a table: any columns, order and page", openapi_extra=body_schema(RowsQuestion))
    async def read_rows(request: Request, asker: Asker) -> Response:
        question = await body_of(request, RowsQuestion)
        return await answered(request, rows.read(question, asker.project_id, await timezone_of(asker.project_id)))

    @router.post("/api/events/people", summary="The people of some events, most active first", openapi_extra=body_schema(PeopleQuestion))
    async def read_people(request: Request, asker: Asker) -> Response:
        question = await body_of(request, PeopleQuestion)
        return await answered(request, people.read(question, asker.project_id, await timezone_of(asker.project_id)))

    @router.get("/api/sources", summary="What comes in, by source and by key: how much, how late, how much refused")
    async def read_sources(request: Request, caller: Caller) -> Response:
        return await answered(request, sources.read(caller.project_id))

    @router.get("/api/events/{event_id:path}/neighbours", summary="What happened around an event: `by` user, session or time")
    async def neighbours(request: Request, event_id: str, caller: Caller, by: By = "time", limit: int = 10) -> Response:
        return await answered(request, finder.neighbours(caller.project_id, event_id, by, limit))

    @router.get("/api/events/{event_id:path}", summary="One event by its id")
    async def event(request: Request, event_id: str, caller: Caller) -> Response:
        return await answered(request, finder.event(caller.project_id, event_id))

    return router
