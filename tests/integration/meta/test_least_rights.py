"""The server's account of PostgreSQL only reads and writes rows; another one makes the tables."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session
from tests.integration.accounts.accounts_app import EMAIL, PASSWORD, stage
from tests.integration.postgresql import PostgresqlServer

from tidegauge.cli.main import main
from tidegauge.core.errors import Conflict
from tidegauge.meta.database import Database

PAGE = Path(__file__).parents[3] / "docs/how-to/use-postgresql.md"


@pytest.mark.req("K4", "J6")
@pytest.mark.asvs("13.2.2")
async def test_a_server_needs_no_right_to_change_tables(
    postgresql_server: PostgresqlServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    socket = quote(str(postgresql_server.folder), safe="")
    as_administrator, as_owner = re.findall(r"```sql\n(.*?)```", PAGE.read_text(), re.DOTALL)
    for user, database, statements in (("tests", "postgres", as_administrator), ("tidegauge_owner", "tidegauge", as_owner)):
        with psycopg.connect(f"postgresql://{user}@/{database}?host={socket}", autocommit=True) as connection:
            for statement in filter(str.strip, statements.split(";")):
                connection.execute(statement.encode())
    server = Database(f"postgresql://tidegauge@/tidegauge?host={socket}")
    with pytest.raises(Conflict, match="tidegauge migrate"):
        await asyncio.to_thread(server.upgrade)

    monkeypatch.setenv("TIDEGAUGE_META_URL", f"postgresql://tidegauge_owner@/tidegauge?host={socket}")
    assert await asyncio.to_thread(main, ["migrate", "--data-dir", str(tmp_path)]) == 0
    assert "Both stores are of this release" in capsys.readouterr().out

    async with stage(f"postgresql://tidegauge@/tidegauge?host={socket}") as started, started.client() as client:
        assert (await client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})).status_code == 200

    def drop(session: Session) -> None:
        session.execute(text("DROP TABLE person"))

    with pytest.raises(ProgrammingError, match="must be owner"):
        await server.write(drop)
    await asyncio.to_thread(server.close)
