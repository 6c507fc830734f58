"""The first start: someone who may sign in, a project, and a key to send with."""

from __future__ import annotations

import asyncio
import secrets

import msgspec
import structlog

from tidegauge.accounts.keys.key import generate_key
from tidegauge.accounts.keys.seal import Seal
from tidegauge.accounts.password import Passwords
from tidegauge.accounts.password_strength import require_unguessable
from tidegauge.accounts.people.repository import has_people
from tidegauge.accounts.setup.repository import NewInstallation, add_given_key, ensure_demo, ensure_system, set_up
from tidegauge.core.clock import Clock
from tidegauge.core.errors import InvalidInput
from tidegauge.core.settings import Settings
from tidegauge.meta.database import Database

log = structlog.get_logger(__name__)

DEFAULT_EMAIL = "admin@localhost"


class FirstRun(msgspec.Struct, frozen=True):
    """What to print once, on the very first start: the address to sign in with, and what was generated (None: it was given)."""

    admin_email: str
    admin_password: str | None
    write_key: str | None


async def bootstrap(database: Database, settings: Settings, passwords: Passwords, seal: Seal, clock: Clock) -> FirstRun | None:
    """On an empty store make the administrator, the project "Default" (UTC) and a write key; of several nodes one does it. None when it was done before.

    A `write_key` in the settings that no key has yet is added to the first project at any start.
    """
    first_run = None
    if not await database.read(has_people):
        email = _email(settings)
        password = settings.admin_password or secrets.token_urlsafe(12)
        key = settings.write_key or generate_key("write")
        password_hash = await asyncio.to_thread(passwords.hash_now, password)
        new = NewInstallation(email, password_hash, key, clock.now_ms())
        if await database.write(set_up, new, seal):
            if await asyncio.to_thread(is_soon_guessed, settings):
                log.warning("weak_admin_password", setting="admin_password", fix="change it under Settings, Account", reason="it is soon guessed")
            first_run = FirstRun(email, None if settings.admin_password else password, None if settings.write_key else key)
    if settings.write_key:
        await database.write(add_given_key, settings.write_key, seal, clock.now_ms())
    return first_run


def is_soon_guessed(settings: Settings) -> bool:
    """Whether the first administrator's password was given and would be refused to a person who chose it. Blocks for milliseconds."""
    if not settings.admin_password:
        return False
    try:
        require_unguessable(settings.admin_password, _email(settings))
    except InvalidInput:
        return True
    return False


def _email(settings: Settings) -> str:
    return settings.admin_email.strip().lower() or DEFAULT_EMAIL


async def ensure_demo_project(database: Database, clock: Clock) -> int:
    """The id of the demo project, made when there is none, with every administrator in it."""
    return await database.write(ensure_demo, clock.now_ms())


async def ensure_system_project(database: Database, clock: Clock) -> tuple[int, str] | None:
    """The id of the product's own project, made when there is none, with every administrator in it; and the id of the first of them. None without any."""
    return await database.write(ensure_system, clock.now_ms())
