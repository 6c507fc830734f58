"""Migrations and transactions on the real databases."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, delete, func, insert, inspect, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from tests.integration.postgresql import PostgresqlServer

from tidegauge.core.errors import Conflict, Unavailable
from tidegauge.meta.database import Database
from tidegauge.meta.engine import WRITE, open_engine
from tidegauge.meta.lock import SETUP, hold_lock
from tidegauge.meta.migration import migration_config, upgrade
from tidegauge.meta.model import Membership, Model, Project


def add_project(session: Session, name: str = "p") -> int:
    project = Project(name=name, timezone="UTC", is_demo=False, created_at_ms=1)
    session.add(project)
    session.flush()
    return project.id


def count_projects(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Project)) or 0


def migrate_step_by_step(engine: Engine) -> None:
    with engine.execution_options(**WRITE).begin() as connection:
        command.upgrade(migration_config(connection), "head")


def described(engine: Engine) -> dict[str, object]:
    """Everything a database says of its tables, and what is in them."""
    seen = inspect(engine)
    with engine.connect() as connection:
        return {
            table: {
                "columns": [{**column, "type": str(column["type"])} for column in seen.get_columns(table)],
                "key": seen.get_pk_constraint(table),
                "foreign": sorted(seen.get_foreign_keys(table), key=str),
                "unique": sorted(seen.get_unique_constraints(table), key=str),
                "indexes": sorted(seen.get_indexes(table), key=str),
                "checks": sorted(seen.get_check_constraints(table), key=str),
                "rows": connection.scalar(text(f"SELECT count(*) FROM {table}")),
            }
            for table in sorted(seen.get_table_names())
        }


def test_the_migrations_make_exactly_the_tables_of_the_models(empty_meta_url: str) -> None:
    engine = open_engine(empty_meta_url)
    migrate_step_by_step(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Model.metadata) == []
    engine.dispose()


def test_an_empty_store_gets_what_all_the_migrations_give(empty_meta_url: str, other_meta_url: str) -> None:
    upgrade(empty_meta_url)
    at_once, stepwise = open_engine(empty_meta_url), open_engine(other_meta_url)
    migrate_step_by_step(stepwise)
    assert described(at_once) == described(stepwise)
    for engine in (at_once, stepwise):
        engine.dispose()


def test_a_store_of_an_older_release_gets_the_missing_steps(empty_meta_url: str, other_meta_url: str) -> None:
    older, newest = open_engine(empty_meta_url), open_engine(other_meta_url)
    with older.execution_options(**WRITE).begin() as connection:
        command.upgrade(migration_config(connection), "0001")
    upgrade(empty_meta_url)
    upgrade(other_meta_url)
    assert described(older) == described(newest)
    for engine in (older, newest):
        engine.dispose()


@pytest.mark.hostile(69)
def test_nodes_that_start_together_migrate_once(empty_meta_url: str) -> None:
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(upgrade, [empty_meta_url] * 4))
    engine = open_engine(empty_meta_url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM alembic_version")) == 1
    engine.dispose()


@pytest.mark.hostile(132)
def test_a_store_of_a_newer_release_is_refused(empty_meta_url: str) -> None:
    upgrade(empty_meta_url)
    engine = open_engine(empty_meta_url)
    with engine.execution_options(**WRITE).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(Conflict, match="newer release"):
        upgrade(empty_meta_url)


async def test_a_write_commits_when_it_returns_and_rolls_back_when_it_raises(empty_meta_url: str) -> None:
    database = Database(empty_meta_url)
    database.upgrade()

    def fail(session: Session) -> None:
        add_project(session)
        raise KeyError

    assert await database.write(add_project) == 1
    with pytest.raises(KeyError):
        await database.write(fail)
    assert await database.read(count_projects) == 1
    database.close()


async def test_many_writers_wait_for_each_other(empty_meta_url: str) -> None:
    database = Database(empty_meta_url)
    database.upgrade()

    def read_then_write(session: Session) -> int:
        hold_lock(session, SETUP)
        before = count_projects(session)
        add_project(session)
        return before

    assert sorted(await asyncio.gather(*(database.write(read_then_write) for _ in range(20)))) == list(range(20))
    database.close()


@pytest.mark.hostile(269)
async def test_project_numbers_are_never_given_again(empty_meta_url: str) -> None:
    database = Database(empty_meta_url)
    database.upgrade()
    first, second = await database.write(add_project), await database.write(add_project)
    await database.write(lambda session: session.execute(delete(Project).where(Project.id == second)) and None)
    assert await database.write(add_project) == second + 1
    assert first < second
    database.close()


async def test_references_are_enforced(empty_meta_url: str) -> None:
    database = Database(empty_meta_url)
    database.upgrade()
    with pytest.raises(IntegrityError):
        await database.write(lambda session: session.execute(insert(Membership).values(person_id="x", project_id=9, role="viewer")) and None)
    database.close()


@pytest.mark.hostile(116)
async def test_a_restart_of_postgresql_is_survived() -> None:
    server = PostgresqlServer()
    try:
        database = Database(server.new_database())
        await asyncio.to_thread(database.upgrade)
        await database.check()
        await asyncio.to_thread(server.stop)
        with pytest.raises(Unavailable):
            await database.check()
        await asyncio.to_thread(server.start)
        assert await database.write(add_project) == 1
        database.close()
    finally:
        server.remove()


def test_a_store_that_is_not_there_is_named() -> None:
    with pytest.raises(Unavailable, match="meta_url"):
        upgrade("postgresql://nobody@127.0.0.1:1/nothing")
