"""HTTP: the audit log of a project or of the installation."""

from collections.abc import AsyncIterator
from typing import Annotated, Any, Final

import msgspec
from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import StreamingResponse

from tidegauge.accounts.audit.action import Action
from tidegauge.accounts.audit.file import MEDIA_TYPES, EntryView, Format, header, view, writer
from tidegauge.accounts.audit.filter import MAX_TEXT, AuditFilter, known_actions
from tidegauge.accounts.audit.log import AuditLog
from tidegauge.accounts.dependencies import require
from tidegauge.accounts.members.member import PLAIN
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.core.errors import Forbidden

Reader = Annotated[Principal, Depends(require(Permission.READ))]
Text = Annotated[str, Query(max_length=MAX_TEXT, pattern=PLAIN)]
Moment = Annotated[int | None, Query(ge=0, lt=2**53)]
_MAX_LIMIT: Final = 200
_FILES: Final[dict[str, Any]] = {kind.partition(";")[0]: {"schema": {"type": "string"}} for kind in MEDIA_TYPES.values()}


class AuditPage(msgspec.Struct, frozen=True):
    """Entries, newest first. `next`: give it as `before` for older ones; None at the end. `actions`: all that there are, to filter by."""

    entries: list[EntryView]
    next: int | None
    actions: list[str]


def wanted(
    reader: Reader,
    scope: Annotated[str, Query(pattern="^(project|installation)$", description="`installation` for all projects: for its administrators.")] = "project",
    who: Text = "",
    action: Annotated[str, Query(max_length=2_000, description="One or several with commas.")] = "",
    outcome: Annotated[str, Query(pattern="^(|done|refused)$")] = "",
    target: Text = "",
    text: Text = "",
    from_ms: Moment = None,
    to_ms: Moment = None,
) -> AuditFilter:
    """What to look for, within what the caller may see: admins their project, administrators everything."""
    is_allowed = reader.may(Permission.ADMIN if scope == "installation" else Permission.AUDIT)
    if not is_allowed:
        raise Forbidden("The audit log is for a project's admins; that of the installation for its administrators.")
    project = None if scope == "installation" else reader.project_id
    return AuditFilter(project_id=project, who=who, actions=known_actions(action), outcome=outcome, target=target, text=text, from_ms=from_ms, to_ms=to_ms)


Wanted = Annotated[AuditFilter, Depends(wanted)]


def audit_router(log: AuditLog) -> APIRouter:
    """`/api/audit`. What may be filtered by is the same for the list and the file."""
    router = APIRouter(prefix="/api/audit", tags=["accounts"])

    @router.get("", summary="Who did what, newest first")
    async def entries(
        wanted: Wanted, before: Annotated[int | None, Query(ge=0, lt=2**63)] = None, limit: Annotated[int, Query(ge=1, le=_MAX_LIMIT)] = 50
    ) -> Response:
        found = await log.page(wanted, before=before, limit=limit + 1)
        page = found[:limit]
        answer = AuditPage([view(entry) for entry in page], page[-1].number if len(found) > limit else None, list(Action))
        return Response(msgspec.json.encode(answer), media_type="application/json", headers={"cache-control": "no-store"})

    @router.get("/export", summary="The same as a file, whole", response_class=StreamingResponse, responses={200: {"content": _FILES}})
    async def export(wanted: Wanted, format: Format = "csv") -> Response:
        async def parts() -> AsyncIterator[bytes]:
            yield header(format)
            async for part in log.all(wanted, writer(format)):
                yield part

        name = {"content-disposition": f'attachment; filename="audit.{format}"', "cache-control": "no-store"}
        return StreamingResponse(parts(), media_type=MEDIA_TYPES[format], headers=name)

    return router
