"""HTTP: backups of the installation."""

from typing import Any

import msgspec
from fastapi import APIRouter, Depends, Response

from tidegauge.backup.desk import BackupDesk
from tidegauge.backup.operator import AdminOrOperator


def backup_router(desk: BackupDesk, caller: AdminOrOperator) -> APIRouter:
    """`/api/admin/backups`."""
    router = APIRouter(prefix="/api/admin/backups", tags=["backups"], dependencies=[Depends(caller)])

    @router.get("", summary="The backups, and the one that is being made")
    async def list_backups() -> Response:
        return _json(await desk.listing())

    @router.post("", summary="Make a backup", status_code=202)
    async def begin() -> Response:
        return _json(desk.begin(), 202)

    @router.delete("/{backup_id}", summary="Delete a backup", status_code=204)
    async def remove(backup_id: str) -> Response:
        await desk.remove(backup_id)
        return Response(status_code=204)

    return router


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status_code=status, media_type="application/json")
