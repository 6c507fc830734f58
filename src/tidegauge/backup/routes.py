"""HTTP: backups of the installation."""

from typing import Any

import msgspec
from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.audit.deed import note_caller
from tidegauge.accounts.dependencies import Required, proof_of
from tidegauge.accounts.policy import OF_INSTALLATION_ADMIN, Permission
from tidegauge.accounts.principal import Principal
from tidegauge.backup.desk import BackupDesk
from tidegauge.backup.operator import OperatorTokens


class AdminOrOperator(Required):
    """The dependency of routes for administrators of the installation that the machine's operator may call too."""

    def __init__(self, tokens: OperatorTokens) -> None:
        super().__init__(Permission.ADMIN, "default")
        self._tokens = tokens

    async def __call__(self, request: Request) -> Principal:
        if not self._tokens.hold(proof_of(request).token):
            return await super().__call__(request)
        operator = Principal(kind="person", project_id=0, role="operator", permissions=OF_INSTALLATION_ADMIN)
        note_caller(operator)
        return operator


def backup_router(desk: BackupDesk, operators: OperatorTokens) -> APIRouter:
    """`/api/admin/backups`."""
    router = APIRouter(prefix="/api/admin/backups", tags=["backups"], dependencies=[Depends(AdminOrOperator(operators))])

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
