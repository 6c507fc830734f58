"""Messages to an event stream that is open, and who looks at the project."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Request, Response
from msgspec import Meta

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema
from tidegauge.live.roster import Roster
from tidegauge.live.transports.event_stream import PATH, EventStreams, Message

Reader = Annotated[Principal, Depends(require(Permission.READ))]


class Told(msgspec.Struct, forbid_unknown_fields=True):
    """Messages as on `/ws`: subscribe, unsubscribe, edit, presence, ping."""

    messages: Annotated[list[Message], Meta(max_length=1_000)]


def stream_router(streams: EventStreams, roster: Roster) -> APIRouter:
    """`/api/live/presence` and `/api/live/{connection}`."""
    router = APIRouter(tags=["live"])

    @router.get(PATH + "/presence", summary="How many people look at the project now")
    async def presence(reader: Reader) -> Response:
        return Response(msgspec.json.encode(roster.presence(reader.project_id)), media_type="application/json")

    @router.post(PATH + "/{connection}", summary="Send messages to an open event stream", status_code=204, openapi_extra=body_schema(Told))
    async def tell(connection: str, request: Request, reader: Reader) -> Response:
        await streams.tell(connection, reader, (await body_of(request, Told)).messages)
        return Response(status_code=204)

    return router
