"""Aggregation rules on relational stores of both kinds, and from Python over a real socket."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.integration.server import ServedProduct, served, until
from tests.unit.aggregation.test_book import Planner
from tests.unit.aggregation.test_rule import rule

from tidegauge.aggregation.book import AggregationBook
from tidegauge.compat.data_processor import DataProcessor
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import Conflict, InvalidInput, NotFound, Unavailable
from tidegauge.meta.database import Database
from tidegauge.meta.model import Project

T = 1_795_000_200_000


@pytest.fixture
async def database(meta_url: str) -> AsyncIterator[Database]:
    database = Database(meta_url)
    database.upgrade()
    await database.write(lambda session: session.add(Project(id=1, name="p", timezone="Asia/Bangkok", created_at_ms=T)))
    yield database
    database.close()


@pytest.mark.req("E8")
async def test_progress_of_makers_that_compete_never_goes_back(database: Database) -> None:
    clock = ManualClock(T)
    books = [AggregationBook(database, Planner(), clock) for _ in range(3)]
    made = await books[0].put(1, "Asia/Bangkok", None, rule(), None)
    for book in books:
        await book.refresh()
    await asyncio.gather(*(book.advance({made.id: (T + 300_000 * (place + 1), 1)}) for place, book in enumerate(books)))
    fresh = AggregationBook(database, Planner(), clock)
    await fresh.refresh()
    known = fresh.get(1, made.id)
    assert (known.done_until_ms, known.timezone) == (T + 900_000, "Asia/Bangkok")
    assert 1 <= known.points <= 3


@pytest.mark.req("E8")
async def test_a_name_and_an_output_are_of_one_rule(database: Database) -> None:
    book = AggregationBook(database, Planner(), ManualClock(T))
    await book.put(1, "UTC", None, rule(), None)
    with pytest.raises(Conflict, match="rule 'R' already"):
        await book.put(1, "UTC", None, rule(name="R", output_metric="other"), None)
    with pytest.raises(Conflict, match=r"makes 'api\.time_5m' already"):
        await book.put(1, "UTC", None, rule(name="other"), None)
    await database.write(lambda session: session.delete(session.get(Project, 1)))
    await book.refresh()
    assert book.rules == {}


@pytest.mark.req("E8")
@pytest.mark.hostile(261)
def test_rules_from_python_survive_kill_9_and_make_each_point_once(tmp_path: Path) -> None:
    with served(tmp_path) as product:
        processor = _processor(product)
        processor.add_aggregation_rule("per second", "ping", "count", 1, "pings", allowed_lateness_seconds=0)
        _send(product, 5)
        until(lambda: product.client.get("/metrics/pings/latest").status_code == 200)
        _send(product, 4)
        product.stop(signal.SIGKILL)
    with served(tmp_path) as product:
        processor = _processor(product)
        (known,) = processor.aggregation_rules()
        assert known["rule"]["output_metric"] == "pings"
        _send(product, 3)
        until(lambda: product.value(metric="pings", aggregation="sum") == 12)
        assert product.value(metric="ping", aggregation="count") == 12
        with pytest.raises(InvalidInput, match="Did you mean"):
            processor.add_aggregation_rule("x", "ping", "cuont", 1, "y")
        with pytest.raises(InvalidInput, match="window_seconds"):
            processor.add_aggregation_rule("x", "ping", "count", 0, "y")
        with pytest.raises(Conflict):
            processor.add_aggregation_rule("per second", "ping", "count", 1, "y")
        processor.remove_aggregation_rule("per second")
        with pytest.raises(NotFound):
            processor.remove_aggregation_rule("per second")
        url = product.url
    with pytest.raises(Unavailable, match="does not answer"):
        DataProcessor(url, "x").aggregation_rules()


def _processor(product: ServedProduct) -> DataProcessor:
    return DataProcessor(product.url, str(product.client.headers["authorization"]).removeprefix("Bearer "))


def _send(product: ServedProduct, count: int) -> None:
    body = [{"name": "ping"}] * count
    assert product.client.post("/api/events", json=body, headers={"authorization": f"Bearer {product.write_key}"}).status_code == 202
