"""HTTP: an answer in words, and what the model was used for."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema
from tidegauge.insights.desk import InsightDesk
from tidegauge.query.body import decode_question
from tidegauge.query.routes import TimezoneOf, answered, json_of

Asker = Annotated[Principal, Depends(require(Permission.QUERY))]
Owner = Annotated[Principal, Depends(require(Permission.MANAGE_PROJECT))]


class Wish(msgspec.Struct, forbid_unknown_fields=True):
    """A question as `POST /api/metrics` takes it, and the language of the words."""

    question: dict[str, Any]
    language: Literal["en", "th"] = "en"


def insight_router(desk: InsightDesk, timezone_of: TimezoneOf) -> APIRouter:
    """`/api/insights`."""
    router = APIRouter(prefix="/api/insights", tags=["insights"])

    @router.post("/explain", summary="What an answer says, in words whose every figure is one of it", openapi_extra=body_schema(Wish))
    async def explain(request: Request, asker: Asker) -> Response:
        wish = await body_of(request, Wish)
        question = decode_question(msgspec.json.encode(wish.question))
        return await answered(request, desk.explain(question, asker.project_id, await timezone_of(asker.project_id), wish.language))

    @router.get("/usage", summary="What the project used of the language model, day by day")
    async def usage(owner: Owner) -> Response:
        model, allowance = desk.model, desk.allowance
        prices = (model.settings.price_in, model.settings.price_out) if model else (0.0, 0.0)
        days = await allowance.used(owner.project_id, *prices)
        return json_of({"model": model.settings.name if model else None, "daily_tokens": allowance.daily_tokens, "days": days})

    return router
