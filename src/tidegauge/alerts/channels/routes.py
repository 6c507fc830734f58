"""HTTP doors to channels. Everyone who reads a project sees which there are; only its administrators change them, as they lead out of the house."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Request, Response
from msgspec import Meta

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.alerts.channels.channel import Channel, ChannelView
from tidegauge.alerts.channels.desk import ChannelDesk
from tidegauge.contracts.json_schema import body_schema

Reader = Annotated[Principal, Depends(require(Permission.READ))]
Manager = Annotated[Principal, Depends(require(Permission.ALERT_CHANNELS))]


class TemplateBody(msgspec.Struct, forbid_unknown_fields=True):
    """Templates of a message; empty for the usual ones."""

    title: Annotated[str, Meta(max_length=300)] = ""
    text: Annotated[str, Meta(max_length=8_000)] = ""


def channel_router(desk: ChannelDesk) -> APIRouter:
    """`/api/alerts/channels`."""
    router = APIRouter(prefix="/api/alerts/channels", tags=["alerts"])

    @router.get("", summary="The channels of the project; secrets are only said to be set or not")
    async def channels(reader: Reader) -> Response:
        return _json({"channels": [_for(reader, view) for view in await desk.all(reader.project_id)]})

    @router.post("", summary="Add a channel", status_code=201, openapi_extra=body_schema(Channel))
    async def add(request: Request, manager: Manager) -> Response:
        return _json(await desk.put(manager.project_id, None, await body_of(request, Channel), manager.person_id), 201)

    @router.post("/preview", summary="How a message with these templates reads", openapi_extra=body_schema(TemplateBody))
    async def preview(request: Request, manager: Manager) -> Response:
        body = await body_of(request, TemplateBody)
        return _json(desk.preview(body.title, body.text, manager.timezone))

    @router.get("/{channel}", summary="One channel")
    async def one(channel: str, reader: Reader) -> Response:
        return _json(_for(reader, await desk.get(reader.project_id, channel)))

    @router.put("/{channel}", summary="Change a channel; secrets that are left out stay as they were", openapi_extra=body_schema(Channel))
    async def change(channel: str, request: Request, manager: Manager) -> Response:
        return _json(await desk.put(manager.project_id, channel, await body_of(request, Channel), manager.person_id))

    @router.delete("/{channel}", summary="Remove a channel that no rule names", status_code=204)
    async def remove(channel: str, manager: Manager) -> Response:
        await desk.remove(manager.project_id, channel)
        return Response(status_code=204)

    @router.post("/{channel}/test", summary="Send a test message, and say what became of it")
    async def test(channel: str, manager: Manager) -> Response:
        return _json(await desk.test(manager.project_id, channel, manager.timezone))

    return router


def _for(reader: Principal, view: ChannelView) -> ChannelView:
    """Who only reads the project learns of a channel's name, not of whose addresses it leads to."""
    if Permission.ALERTS_EDIT in reader.permissions:
        return view
    return msgspec.structs.replace(view, target="", channel=msgspec.structs.replace(view.channel, settings={}))


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")
