"""`tidegauge audit` beside a log on the disk."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from tidegauge.accounts.audit.action import Action
from tidegauge.accounts.audit.log import AuditLog
from tidegauge.accounts.secret import derive_key
from tidegauge.core.clock import SystemClock
from tidegauge.meta.database import Database

pytestmark = [pytest.mark.req("J5"), pytest.mark.hostile(70)]

SECRET = "test-secret-0123456789abcdef0123456789abcdef0123456789"


def audit(directory: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "-m", "tidegauge", "audit", *arguments, "--data-dir", str(directory)]
    return subprocess.run(argv, capture_output=True, text=True, check=False, timeout=180)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    (tmp_path / "secret.key").write_text(SECRET)
    add(tmp_path, 3)
    return tmp_path


def add(directory: Path, count: int) -> None:
    database = Database(f"sqlite:///{directory / 'meta.db'}")
    database.upgrade()
    log = AuditLog(database, derive_key(SECRET.encode(), "audit"), SystemClock(), keep_days=0)

    async def record() -> None:
        for _ in range(count):
            await log.record(Action.LOGIN, email="ada@example.com")

    asyncio.run(record())
    database.close()


def change(directory: Path, statement: str) -> None:
    import pysqlite3.dbapi2

    connection = pysqlite3.dbapi2.connect(str(directory / "meta.db"))
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_log_as_it_was_written_holds_and_its_head_is_found_again(directory: Path) -> None:
    head = audit(directory, "head").stdout.strip()
    assert head.startswith("3:")
    add(directory, 2)
    assert audit(directory, "verify").stdout == "5 entries hold.\n"
    kept = audit(directory, "verify", "--head", head)
    assert (kept.returncode, kept.stdout) == (0, "5 entries hold.\n")


def test_the_first_entry_that_was_changed_is_named(directory: Path) -> None:
    change(directory, "UPDATE audit_entry SET email = 'eve@example.com' WHERE number = 2")
    found = audit(directory, "verify")
    assert (found.returncode, found.stderr) == (1, "Broken at entry 2: its fields or its hash are not as they were written.\n")


def test_another_history_that_holds_in_itself_is_found_by_the_head_that_was_kept(directory: Path) -> None:
    head = audit(directory, "head").stdout.strip()
    change(directory, "DELETE FROM audit_entry")
    change(directory, "DELETE FROM audit_chain")
    add(directory, 4)
    assert audit(directory, "verify").returncode == 0
    found = audit(directory, "verify", "--head", head)
    assert found.returncode == 1
    assert "written anew" in found.stderr


def test_wrong_use_says_what_to_do(directory: Path, tmp_path: Path) -> None:
    wrong = audit(directory, "verify", "--head", "three")
    assert (wrong.returncode, "not what `tidegauge audit head` prints" in wrong.stderr) == (2, True)
    empty = audit(tmp_path / "nothing", "verify")
    assert (empty.returncode, "There is no installation" in empty.stderr) == (2, True)
    assert not (tmp_path / "nothing").exists()
