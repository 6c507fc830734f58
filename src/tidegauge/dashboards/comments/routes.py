"""HTTP: comments on dashboards. Whoever sees a dashboard may say something about it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema
from tidegauge.core.clock import Clock
from tidegauge.dashboards.access import is_owner, require_person
from tidegauge.dashboards.comments.comment import CommentText, NewComment, Resolution, checked_text
from tidegauge.dashboards.comments.repository import add_comment, edit_comment, find_comment, list_comments, remove_comment, resolve_comment
from tidegauge.dashboards.library import Library, Remark
from tidegauge.dashboards.routes import as_json
from tidegauge.meta.database import Database

Reader = Annotated[Principal, Depends(require(Permission.READ))]


def comment_router(library: Library, database: Database, clock: Clock) -> APIRouter:
    """`/api/dashboards/{id}/comments`."""
    router = APIRouter(prefix="/api/dashboards/{board_id}/comments", tags=["dashboards"])

    async def tell(caller: Principal, board_id: str) -> None:
        await library.tell_remark(Remark("comments", caller.project_id, board_id))

    @router.get("", summary="What was said about a dashboard, oldest first")
    async def comments(board_id: str, caller: Reader) -> Response:
        await library.board(caller, board_id)
        return as_json({"comments": await database.read(list_comments, board_id)})

    @router.post("", summary="Say something about a dashboard or a widget", status_code=201, openapi_extra=body_schema(NewComment))
    async def add(board_id: str, request: Request, caller: Reader) -> Response:
        new, author_id = await body_of(request, NewComment), require_person(caller)
        await library.board(caller, board_id)
        made = await database.write(add_comment, board_id, new, checked_text(new.text), author_id, clock.now_ms())
        await tell(caller, board_id)
        return as_json(await database.read(find_comment, board_id, made), 201)

    @router.put("/{comment_id}", summary="Change your own comment", openapi_extra=body_schema(CommentText))
    async def edit(board_id: str, comment_id: str, request: Request, caller: Reader) -> Response:
        text, person_id = checked_text((await body_of(request, CommentText)).text), require_person(caller)
        await library.board(caller, board_id)
        await database.write(edit_comment, board_id, comment_id, text, person_id, clock.now_ms())
        await tell(caller, board_id)
        return as_json(await database.read(find_comment, board_id, comment_id))

    @router.delete("/{comment_id}", summary="Remove a comment with its answers", status_code=204)
    async def remove(board_id: str, comment_id: str, caller: Reader) -> Response:
        person_id, board = require_person(caller), await library.board(caller, board_id)
        is_moderator = is_owner(board.claim, caller) or caller.may(Permission.MANAGE_PROJECT)
        await database.write(remove_comment, board_id, comment_id, person_id, is_moderator=is_moderator)
        await tell(caller, board_id)
        return Response(status_code=204)

    @router.put("/{comment_id}/resolved", summary="Mark a comment as dealt with, or not", openapi_extra=body_schema(Resolution))
    async def resolve(board_id: str, comment_id: str, request: Request, caller: Reader) -> Response:
        given = await body_of(request, Resolution) if "content-type" in request.headers else Resolution()
        person_id = require_person(caller)
        await library.board(caller, board_id)
        await database.write(resolve_comment, board_id, comment_id, person_id, clock.now_ms() if given.is_resolved else None)
        await tell(caller, board_id)
        return as_json(await database.read(find_comment, board_id, comment_id))

    return router
