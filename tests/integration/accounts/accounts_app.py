"""A small app over the real stores: accounts' own routes and one for each permission."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

import httpx
from argon2 import PasswordHasher
from fastapi import Depends, FastAPI

from tidegauge.accounts.bootstrap import FirstRun
from tidegauge.accounts.dependencies import require
from tidegauge.accounts.office import Accounts
from tidegauge.accounts.password import Passwords
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.routes import accounts_router
from tidegauge.accounts.secret import load_secret
from tidegauge.app.error_page import add_error_handlers
from tidegauge.contracts.breaker import UNGUARDED, Breaker
from tidegauge.core.clock import ManualClock
from tidegauge.core.settings import load_settings
from tidegauge.meta.database import Database

EMAIL = "root@example.com"
PASSWORD = "a long enough password"
WRITE_KEY = "given-write-key-1234"
SECRET = "0123456789abcdef-secret-0123456789"
ENVIRON = {"TIDEGAUGE_ADMIN_EMAIL": EMAIL, "TIDEGAUGE_ADMIN_PASSWORD": PASSWORD, "TIDEGAUGE_WRITE_KEY": WRITE_KEY, "TIDEGAUGE_SECRET_KEY": SECRET}
HOST = "http://tide.example"


def quick_passwords() -> Passwords:
    """argon2 at its cheapest: these tests are not about its cost."""
    return Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


class Stage:
    """The app, its parts and its clock."""

    def __init__(self, accounts: Accounts, clock: ManualClock, first_run: FirstRun | None) -> None:
        self.accounts, self.clock, self.first_run = accounts, clock, first_run
        self.erased: list[int] = []
        self.app = FastAPI()
        self.app.state.gate = accounts.gate
        add_error_handlers(self.app)
        self.app.include_router(accounts_router(accounts, self.has_events))
        for permission in Permission:
            self._add_probe(permission)

    async def has_events(self, project_id: int) -> bool:
        return project_id == 1

    async def erase(self, project_id: int) -> None:
        self.erased.append(project_id)

    def client(self, **headers: str) -> httpx.AsyncClient:
        """A caller without cookies yet."""
        return httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url=HOST, headers=headers)

    async def log_in(self, email: str = EMAIL, password: str = PASSWORD) -> dict[str, Any]:
        """The answer to a login, for use as a script does."""
        async with self.client() as client:
            answer = await client.post("/api/auth/login", json={"email": email, "password": password})
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def script(self, **headers: str) -> httpx.AsyncClient:
        """A caller with the admin's bearer token."""
        return self.client(authorization=f"Bearer {(await self.log_in())['access_token']}", **headers)

    def _add_probe(self, permission: Permission) -> None:
        @self.app.get(f"/probe/{permission.value}")
        @self.app.post(f"/probe/{permission.value}")
        async def probe(principal: Annotated[Principal, Depends(require(permission))]) -> dict[str, Any]:
            return {"kind": principal.kind, "project": principal.project_id, "role": principal.role, "who": principal.name, "zone": principal.timezone}


@asynccontextmanager
async def stage(meta_url: str, *, clock: ManualClock | None = None, mail_breaker: Breaker = UNGUARDED, **environ: str) -> AsyncIterator[Stage]:
    """Started accounts on a store; `environ` adds to ENVIRON."""
    settings = load_settings(None, ENVIRON | {"TIDEGAUGE_META_URL": meta_url} | environ, {})
    clock = clock or ManualClock()
    database = Database(settings.meta_url)
    await asyncio.to_thread(database.upgrade)
    accounts = Accounts(settings, load_secret(settings), database, clock, passwords=quick_passwords(), mail_breaker=mail_breaker)
    try:
        yield Stage(accounts, clock, await accounts.start())
    finally:
        await accounts.stop()
        database.close()
