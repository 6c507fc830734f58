"""HTTP: a dashboard's public links, and what they open."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.dependencies import body_of, public, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema
from tidegauge.dashboards.links.door import Door
from tidegauge.dashboards.links.link import NewLink, OpenLink, PublicQuestion
from tidegauge.dashboards.routes import as_json

Editor = Annotated[Principal, Depends(require(Permission.DASHBOARD_SHARE))]
AddressOf = Callable[[Request], str]


def link_router(door: Door, address_of: AddressOf) -> APIRouter:
    """`/api/dashboards/{id}/links` and `/api/share`. `address_of` gives the address that guesses are counted by."""
    router = APIRouter(tags=["dashboards"])

    @router.get("/api/dashboards/{board_id}/links", summary="A dashboard's public links")
    async def links(board_id: str, caller: Editor) -> Response:
        return as_json({"links": await door.links(caller, board_id)})

    @router.post("/api/dashboards/{board_id}/links", summary="Make a public link", status_code=201, openapi_extra=body_schema(NewLink))
    async def make(board_id: str, request: Request, caller: Editor) -> Response:
        return as_json(await door.make(caller, board_id, await body_of(request, NewLink)), 201)

    @router.delete("/api/dashboards/{board_id}/links/{link_id}", summary="Take a public link back", status_code=204)
    async def remove(board_id: str, link_id: str, caller: Editor) -> Response:
        await door.remove(caller, board_id, link_id)
        return Response(status_code=204)

    @router.post("/api/share/{token}", summary="Open a public link", dependencies=[Depends(public())], openapi_extra=body_schema(OpenLink))
    async def open_link(token: str, request: Request) -> Response:
        given = await body_of(request, OpenLink) if "content-type" in request.headers else OpenLink()
        return as_json(await door.open(token, given.password, address_of(request)))

    @router.post(
        "/api/share/{token}/metrics",
        summary="Ask one of a public dashboard's questions, with the session as bearer token",
        dependencies=[Depends(public())],
        openapi_extra=body_schema(PublicQuestion),
    )
    async def ask(token: str, request: Request) -> Response:
        scheme, _, ticket = request.headers.get("authorization", "").partition(" ")
        asked = await body_of(request, PublicQuestion)
        return as_json(await door.ask(token, ticket.strip() if scheme.lower() == "bearer" else "", asked))

    return router
