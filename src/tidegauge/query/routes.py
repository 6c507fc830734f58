"""HTTP doors to questions, events, metric points and the schema."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Final, TypeVar

import msgspec
from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.dependencies import require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.core.clock import Clock
from tidegauge.core.errors import ErrorDetail, InvalidInput, PayloadTooLarge
from tidegauge.query.body import MAX_BODY_BYTES, decode_question
from tidegauge.query.events import EventLister, parse_event_filter
from tidegauge.query.execute import QueryService
from tidegauge.query.explore.explain import ExplainedAnswer, Explainer, Explanation
from tidegauge.query.points import PointReader
from tidegauge.query.row_rules.names import NamesSeen
from tidegauge.query.schema import NameRegistry, describe

Caller = Annotated[Principal, Depends(require(Permission.READ))]
Asker = Annotated[Principal, Depends(require(Permission.QUERY))]
Admin = Annotated[Principal, Depends(require(Permission.ADMIN))]
TimezoneOf = Callable[[int], Awaitable[str]]
T = TypeVar("T")

_OWN_PARAMETERS: Final = frozenset(("project", "api_key"))
_CLIENT_GONE: Final = 499
_to_json: Final = msgspec.json.Encoder().encode


def query_router(service: QueryService, registry: NameRegistry, timezone_of: TimezoneOf, clock: Clock) -> APIRouter:
    """The routes. `timezone_of` gives a project's zone."""
    router = APIRouter(tags=["query"])
    lister = EventLister(service.reader, service.limits)
    points = PointReader(service, clock)
    names = NamesSeen(registry, service.reader, service.limits, clock)

    explainer = Explainer(service, clock)

    @router.post("/api/metrics", summary="Ask a question", openapi_extra=_QUESTION_BODY)
    async def ask(request: Request, asker: Asker) -> Response:
        question, timezone = decode_question(await _body(request)), await timezone_of(asker.project_id)
        if question.explain:
            return await answered(request, _beside(explainer.explain(question, asker.project_id, timezone)))
        return await answered(request, service.execute(question, asker.project_id, timezone, may_be_stale=True))

    @router.post("/api/metrics/explain", summary="How a question's answer comes about: statements, cost, meaning, freshness", openapi_extra=_QUESTION_BODY)
    async def explain(request: Request, asker: Asker) -> Response:
        question = decode_question(await _body(request))
        return await answered(request, _only(explainer.explain(question, asker.project_id, await timezone_of(asker.project_id))))

    @router.get("/api/metrics/schema", summary="Metrics, events and properties of the project")
    async def schema(caller: Caller) -> Response:
        return json_of(describe(caller.project_id, service.catalogue, await names.of(caller.project_id)))

    @router.get("/api/events", summary="Events, newest first")
    async def events(request: Request, caller: Caller) -> Response:
        given = {key: value for key, value in request.query_params.items() if key not in _OWN_PARAMETERS}
        now_ms = clock.now_ms()
        wanted = parse_event_filter(given, await timezone_of(caller.project_id), now_ms)
        if wanted.at_ms is not None:
            await service.moments.check(caller.project_id, wanted.at_ms)
        return await answered(request, lister.page(caller.project_id, wanted, now_ms))

    @router.get("/metrics/{name:path}/latest", summary="The newest value of a metric")
    async def latest(request: Request, name: str, caller: Caller) -> Response:
        return await answered(request, points.latest(caller.project_id, name))

    @router.get("/metrics/{name:path}/history", summary="A metric's values of the last minutes")
    async def history(request: Request, name: str, caller: Caller) -> Response:
        minutes, step = whole_parameter(request, "minutes"), whole_parameter(request, "step")
        return await answered(
            request, points.history(caller.project_id, name, 60 if minutes is None else minutes, step, request.query_params.get("aggregation"))
        )

    @router.get("/admin/api/cache/stats", summary="What the answer cache did")
    async def cache_stats(admin: Admin) -> Response:
        return json_of({**msgspec.structs.asdict(service.cache.statistics), "hit_rate": service.cache.statistics.hit_rate})

    @router.post("/admin/api/cache/clear", summary="Forget all cached answers")
    async def cache_clear(admin: Admin) -> Response:
        return json_of({"cleared": service.cache.clear()})

    return router


async def answered(request: Request, work: Awaitable[Any]) -> Response:
    """The work's result, or an end to the work when the client goes away."""
    task = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_disconnected(request))
    try:
        await asyncio.wait((task, gone), return_when=asyncio.FIRST_COMPLETED)
        return json_of(task.result()) if task.done() else Response(status_code=_CLIENT_GONE)
    finally:
        gone.cancel()
        task.cancel()


async def _beside(work: Awaitable[ExplainedAnswer]) -> dict[str, Any]:
    explained = await work
    return {"results": explained.answer.results, "meta": explained.answer.meta, "explain": explained.explain}


async def _only(work: Awaitable[ExplainedAnswer]) -> Explanation:
    return (await work).explain


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _body(request: Request) -> bytes:
    """The body, refused as soon as it is too long."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            raise PayloadTooLarge(f"A question has at most {MAX_BODY_BYTES // 1024} KiB.")
    return bytes(body)


def whole_parameter(request: Request, name: str) -> int | None:
    """A query parameter that is a whole number, None when it is absent. Raises InvalidInput."""
    text = request.query_params.get(name)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise InvalidInput(f"{name} must be a whole number.", details=[ErrorDetail(name, "must be a whole number")])
    return int(text)


def json_of(value: Any, *, status: int = 200) -> Response:
    """The value as a JSON answer."""
    return Response(_to_json(value), status, media_type="application/json")


_QUESTION_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "example": {"metric": "revenue", "time_window": "last_24_hours", "group_by": ["product_category"], "limit": 5, "compare": "previous_period"}
            }
        },
    }
}
