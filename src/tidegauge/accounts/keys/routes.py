"""HTTP: the keys of a project."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Path, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.keys.key import KeyView, NewKey, Rotation
from tidegauge.accounts.keys.keychain import Keychain
from tidegauge.accounts.members.member import PLAIN
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema

Reader = Annotated[Principal, Depends(require(Permission.READ, project="path"))]
Editor = Annotated[Principal, Depends(require(Permission.KEYS, project="path"))]
Id = Annotated[str, Path(max_length=64, pattern=PLAIN)]


def key_router(keychain: Keychain) -> APIRouter:
    """`/api/projects/{project_id}/keys`. Write keys are shown in full to those who may edit; a read key only in the answer that makes it."""
    router = APIRouter(prefix="/api/projects/{project_id}/keys", tags=["accounts"])

    @router.get("", summary="The project's keys")
    async def list_keys(project_id: str, reader: Reader) -> Response:
        keys = await keychain.list(reader.project_id, is_secret_shown=reader.may(Permission.KEYS))
        return Response(msgspec.json.encode({"keys": keys}), media_type="application/json", headers={"cache-control": "no-store"})

    @router.post("", summary="Make a key", status_code=201, openapi_extra=body_schema(NewKey))
    async def create(project_id: str, request: Request, editor: Editor) -> Response:
        return _made(await keychain.create(editor, await body_of(request, NewKey)))

    @router.post("/{key_id}/rotate", summary="Give a key another text", status_code=201, openapi_extra=body_schema(Rotation))
    async def rotate(project_id: str, key_id: Id, request: Request, editor: Editor) -> Response:
        """The old text counts for `grace_s` more seconds (a day, unless said otherwise), so that who uses it can change over."""
        return _made(await keychain.rotate(editor, key_id, (await body_of(request, Rotation)).grace_s))

    @router.delete("/{key_id}", summary="Revoke a key", status_code=204)
    async def revoke(project_id: str, key_id: Id, editor: Editor) -> Response:
        await keychain.revoke(editor.project_id, key_id)
        return Response(status_code=204)

    return router


def _made(key: KeyView) -> Response:
    """With its text, this once."""
    return Response(msgspec.json.encode(key), status_code=201, media_type="application/json", headers={"cache-control": "no-store"})
