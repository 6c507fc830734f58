"""Other people than the first administrator, for tests of what one shares with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from sqlalchemy.orm import Session
from tests.integration.server import PASSWORD, ServedProduct

from tidegauge.accounts.password import Passwords
from tidegauge.accounts.people.repository import add_person
from tidegauge.accounts.projects.repository import add_member, first_project
from tidegauge.meta.engine import WRITE, open_engine


@contextmanager
def member(product: ServedProduct, name: str, role: str) -> Iterator[httpx.Client]:
    """A new member of the first project (`admin`, `editor` or `viewer`), written into the product's own store: their client, logged in."""
    passwords = Passwords()
    email, hash = f"{name.lower()}@example.com", passwords.hash_now(PASSWORD)
    passwords.close()
    engine = open_engine(f"sqlite:///{product.data_dir / 'meta.db'}", pool_size=1)
    with Session(engine.execution_options(**WRITE)) as session, session.begin():
        project = first_project(session, is_demo=False)
        assert project is not None
        add_member(session, project, add_person(session, email=email, name=name, role="member", password_hash=hash, now_ms=1), role)
    engine.dispose()
    with httpx.Client(base_url=product.url, timeout=30) as client:
        client.post("/api/auth/login", json={"email": email, "password": PASSWORD}).raise_for_status()
        yield client
