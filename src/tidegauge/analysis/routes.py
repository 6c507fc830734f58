"""HTTP doors to the analyses: one for each kind."""

from functools import cache
from typing import Annotated, Any, Final

import msgspec
from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.analysis.answering import Analyses
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.kinds import KINDS
from tidegauge.contracts.json_schema import body_schema
from tidegauge.query.routes import TimezoneOf, answered, json_of

Caller = Annotated[Principal, Depends(require(Permission.READ))]
_PEOPLE: Final = "-people"


def analysis_router(analyses: Analyses, timezone_of: TimezoneOf) -> APIRouter:
    """`GET /api/analysis` and `POST /api/analysis/<kind>`. `timezone_of` gives a project's zone."""
    router = APIRouter(tags=["analysis"])

    @router.get("/api/analysis", summary="The kinds of analysis and what each is asked")
    async def kinds(caller: Caller) -> Response:
        return json_of(_listed())

    for kind in KINDS:
        _add(router, kind, analyses, timezone_of)
    return router


def _add(router: APIRouter, kind: Kind, analyses: Analyses, timezone_of: TimezoneOf) -> None:
    async def ask(request: Request, asker: Annotated[Principal, Depends(require(kind.permission))]) -> Response:
        question = await body_of(request, kind.question)
        return await answered(request, analyses.answer(kind, question, asker.project_id, await timezone_of(asker.project_id), may_be_stale=True))

    router.add_api_route(
        f"/api/analysis/{kind.name}", ask, methods=["POST"], summary=kind.title, description=kind.description, openapi_extra=body_schema(kind.question),
        operation_id=f"analyse_{kind.name.replace('-', '_')}",
    )  # fmt: skip
    if kind.name.endswith(_PEOPLE):  # /api/analysis/funnel/people, as a part of its funnel
        router.add_api_route(f"/api/analysis/{kind.name.removesuffix(_PEOPLE)}/people", ask, methods=["POST"], include_in_schema=False)


@cache
def _listed() -> dict[str, Any]:
    described = [{"name": kind.name, "title": kind.title, "description": kind.description, "question": msgspec.json.schema(kind.question)} for kind in KINDS]
    return {"analyses": described}
