"""Both engines behind the one port: the same rows, limits, values and failures."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.integration.server import until
from tests.integration.store.chdb_http_front import Front, front_in

from tidegauge.app.breakers import STORE
from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import InvalidQuery, LimitReached, TidegaugeError, Unavailable
from tidegauge.store.block import TARGETS
from tidegauge.store.engines.embedded import EmbeddedEngine
from tidegauge.store.engines.failure import StoreFailure
from tidegauge.store.engines.port import Engine
from tidegauge.store.engines.server import ServerEngine
from tidegauge.store.guard import RollupGuard
from tidegauge.store.migration import migrate
from tidegauge.store.reader import StoreReader
from tidegauge.store.reconcile import insert_batches, make_whole
from tidegauge.telemetry.breakers.board import BreakerBoard

ENDLESS = "SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) = 1"


@pytest.fixture
def front(tmp_path: Path) -> Iterator[Front]:
    with front_in(tmp_path / "front") as running:
        yield running


@pytest.fixture(params=["embedded", "server"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "embedded":
        engine: Engine = EmbeddedEngine(tmp_path / "engine")
        migrate(engine)
        yield engine
        engine.close()
        return
    with front_in(tmp_path / "front") as running:
        engine = ServerEngine(f"clickhouse://someone:secret@{running.address}/tide_test", answer_s=20)
        migrate(engine)
        yield engine
        engine.close()


def ask(engine: Engine, statement: str, parameters: dict[str, Any] | None = None, limits: QueryLimits | None = None) -> list[tuple[Any, ...]]:
    return engine.query(statement, parameters or {}, limits or QueryLimits(), "test").rows


def test_no_question_waits_for_a_compiler(either: Engine) -> None:
    names = ["compile_aggregate_expressions", "compile_expressions", "compile_sort_description"]
    settings = ask(either, "SELECT name, value FROM system.settings WHERE name IN {names:Array(String)} ORDER BY name", {"names": names})
    assert settings == [(name, "0") for name in names]


@pytest.mark.hostile(35)
@pytest.mark.parametrize(
    "text", ["a\tb", "a\nb", "a\\b", "it's", "a\x00b", "\\N", "tail\\", "", "é\u2028", "'); DROP TABLE events", '"', "\r\b\f", "%s {x:String}"]
)
def test_any_text_comes_back_as_it_went_in(either: Engine, text: str) -> None:
    assert ask(either, "SELECT {one:String}, {many:Array(String)}", {"one": text, "many": [text, "plain"]}) == [(text, [text, "plain"])]


def test_values_come_back_as_plain_python(either: Engine) -> None:
    statement = "SELECT toUInt64(18446744073709551615), nan, 1/0, map('k', 1.5), [1, 2], NULL, toDateTime64('2026-01-31 01:02:03.456', 3, 'UTC'), true"
    assert ask(either, statement) == [(2**64 - 1, None, None, {"k": 1.5}, [1, 2], None, "2026-01-31 01:02:03.456", True)]
    assert ask(either, "SELECT {f:Float64}, {n:Int64}, {a:Array(Float64)}", {"f": 1e300, "n": -(2**63), "a": [1e-7, 2.0]}) == [(1e300, -(2**63), [1e-7, 2.0])]


def test_blocks_go_in_whole_and_partial_ones_are_mended(either: Engine, batch: Callable[..., Any]) -> None:
    batches = [batch(40, seed, sequence=seed) for seed in (1, 2, 3)]
    for target in TARGETS:
        insert_batches(either, batches[:2], target)
    first = ask(
        either, "SELECT toUnixTimestamp64Milli(timestamp), user_id, value, text['plan'], number['amount'], _row FROM events WHERE _batch = 1 AND _row = 5"
    )
    row = batches[0].record.slice(5, 1).to_pylist()[0]
    assert first == [(round(row["timestamp"].timestamp() * 1000), row["user_id"], row["value"], dict(row["text"])["plan"], dict(row["number"])["amount"], 5)]
    either.command("ALTER TABLE events DELETE WHERE _batch = 1 AND _row >= 10")
    either.command("ALTER TABLE person_events DELETE WHERE _batch = 2")
    assert make_whole(either, batches) == 3
    assert make_whole(either, batches) == 0
    for table in ("events", "person_events"):
        assert ask(either, f"SELECT _batch, count() FROM {table} GROUP BY _batch ORDER BY _batch") == [(1, 40), (2, 40), (3, 40)]


@pytest.mark.hostile(41, 42)
@pytest.mark.parametrize(
    ("statement", "limits", "code"),
    [
        (ENDLESS, QueryLimits(timeout_s=0.5), "query_timeout"),
        ("SELECT count() FROM (SELECT number FROM numbers(100000000) GROUP BY number)", QueryLimits(memory_bytes=50_000_000), "query_memory"),
        ("SELECT number FROM numbers(100000)", QueryLimits(result_rows=100), "query_rows"),
    ],
)
def test_a_limit_is_named(either: Engine, statement: str, limits: QueryLimits, code: str) -> None:
    began_s = time.monotonic()
    with pytest.raises(LimitReached) as raised:
        ask(either, statement, limits=limits)
    assert raised.value.code == code
    assert time.monotonic() - began_s < 30
    assert ask(either, "SELECT 1") == [(1,)]


def test_a_value_that_does_not_fit_is_the_callers(either: Engine) -> None:
    with pytest.raises(InvalidQuery):
        ask(either, "SELECT {n:UInt8}", {"n": "many"})


@pytest.mark.hostile(43)
async def test_a_cancelled_statement_is_killed(engine: EmbeddedEngine) -> None:
    reader = StoreReader(engine, RollupGuard(), lambda: 0, connections=2)
    asking = asyncio.create_task(reader.read(ENDLESS, limits=QueryLimits(timeout_s=60)))
    while not (await asyncio.to_thread(ask, engine, "SELECT count() FROM system.processes WHERE query LIKE '%sipHash64%' AND query NOT LIKE '%system%'"))[0][0]:
        assert not asking.done()
    began_s = time.monotonic()
    asking.cancel()
    await asyncio.wait([asking])
    assert asking.cancelled()
    await reader.close()
    assert time.monotonic() - began_s < 30, "not after the time of its own"
    assert reader.statistics.running == 0


@pytest.mark.hostile(44)
async def test_a_statement_with_parameters_ends_with_its_caller_and_no_other_does(engine: EmbeddedEngine) -> None:
    reader = StoreReader(engine, RollupGuard(), lambda: 0)
    statement = "SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) = {value:UInt64}"
    asking = [asyncio.create_task(reader.read(statement, {"value": value}, limits=QueryLimits(timeout_s=60))) for value in (1, 2)]
    counted = "SELECT count() FROM system.processes WHERE query LIKE '%sipHash64%' AND query NOT LIKE '%system%'"
    while (await asyncio.to_thread(ask, engine, counted))[0][0] < 2:
        assert not any(task.done() for task in asking)
    began_s = time.monotonic()
    asking[0].cancel()
    while reader.statistics.running > 1:
        await asyncio.sleep(0.005)
    assert time.monotonic() - began_s < 30, "not after the time of its own"
    assert (await asyncio.to_thread(ask, engine, counted))[0][0] == 1
    assert not asking[1].done()
    asking[1].cancel()
    await asyncio.wait(asking)
    await reader.close()
    assert reader.statistics.running == 0


@pytest.mark.hostile(44)
async def test_short_statements_do_not_wait_for_long_ones(engine: EmbeddedEngine) -> None:
    reader = StoreReader(engine, RollupGuard(), lambda: 0, connections=2, wait_s=0.2)
    await reader.read("SELECT 1")
    long = [asyncio.create_task(reader.read(ENDLESS, limits=QueryLimits(timeout_s=30))) for _ in range(3)]
    refused, _ = await asyncio.wait(long[1:])
    assert all(isinstance(task.exception(), LimitReached) for task in refused)
    assert (await reader.read("SELECT 1")).rows == [(1,)]
    long[0].cancel()
    await asyncio.wait(long)
    await reader.close()


@pytest.mark.hostile(44)
async def test_who_waits_for_the_kept_connection_takes_another_that_comes_free(engine: EmbeddedEngine) -> None:
    reader, ranged = StoreReader(engine, RollupGuard(), lambda: 0, connections=2, wait_s=2), ENDLESS.replace("1000000000000", "{n:UInt64}")
    await reader.read("SELECT 1")
    await reader.read(ranged, {"n": 1})
    first = asyncio.create_task(reader.read(ENDLESS, limits=QueryLimits(timeout_s=30)))
    second = asyncio.create_task(reader.read(ranged, {"n": 10**12}, limits=QueryLimits(timeout_s=30)))  # short, the last time
    short = asyncio.create_task(reader.read("SELECT 1"))
    await asyncio.sleep(0)
    assert reader.statistics.running == 2
    first.cancel()
    assert (await short).rows == [(1,)]
    second.cancel()
    await asyncio.wait([first, second])
    await reader.close()
    assert reader.statistics.running == 0


@pytest.mark.hostile(113)
@pytest.mark.parametrize("fault", ["unavailable", "cut", "down"])
def test_a_server_that_fails_is_unavailable_and_then_works_again(front: Front, fault: str) -> None:
    engine = ServerEngine(f"clickhouse://{front.address}/faulty", answer_s=60)
    front.fault = fault
    with pytest.raises(Unavailable) as raised:
        ask(engine, "SELECT number FROM numbers(100)")
    assert raised.value.retry_after_s
    front.fault = ""
    assert len(ask(engine, "SELECT number FROM numbers(100)")) == 100
    engine.close()


def test_a_server_that_does_not_answer_in_time_is_unavailable(front: Front) -> None:
    engine = ServerEngine(f"clickhouse://{front.address}/slow", answer_s=1)
    front.delay_s = 1.5
    with pytest.raises(TidegaugeError) as raised:
        ask(engine, "SELECT 1")
    assert isinstance(raised.value, Unavailable | LimitReached)
    front.delay_s = 0.0
    engine.close()


@pytest.mark.req("K6")
@pytest.mark.hostile(113)
async def test_a_question_waits_for_its_own_time_whatever_the_servers_is(front: Front) -> None:
    engine = ServerEngine(f"clickhouse://{front.address}/slow", answer_s=60)
    front.hold()
    began_s = time.monotonic()
    with pytest.raises(StoreFailure):
        await asyncio.to_thread(ask, engine, "SELECT 1", None, QueryLimits(timeout_s=0.2))
    assert time.monotonic() - began_s < 30
    front.release()
    engine.close()


@pytest.mark.req("K6")
@pytest.mark.hostile(113)
async def test_a_server_that_hangs_is_left_alone_and_asked_again_by_itself(front: Front) -> None:
    engine = ServerEngine(f"clickhouse://{front.address}/hung", answer_s=20)
    clock = ManualClock()
    board = BreakerBoard(clock, luck=lambda: 0.5)
    breaker = board.add("store", STORE)
    reader = StoreReader(engine, RollupGuard(), lambda: 0, grace_s=0.05, breaker=breaker)
    breaker.ping = reader.ping
    front.hold()
    for reason in ("no answer within", "no answer within", "no answer within", ""):
        with pytest.raises(Unavailable) as raised:
            await reader.read("SELECT 1", limits=QueryLimits(timeout_s=0.05))
        assert reason in str(raised.value)
        assert raised.value.code == "store_unavailable"
    assert board.states() == {"store": 2.0}
    front.release()
    clock.advance(1_001)
    await board.probe()
    assert (await reader.read("SELECT 1")).rows == [(1,)]
    await reader.close()
    engine.close()


@pytest.mark.req("K6")
async def test_a_question_that_is_refused_is_no_fault_of_the_store(engine: EmbeddedEngine) -> None:
    breaker = BreakerBoard(ManualClock()).add("store", STORE)
    reader = StoreReader(engine, RollupGuard(), lambda: 0, breaker=breaker)
    for _ in range(5):
        with pytest.raises(InvalidQuery):
            await reader.read("SELECT {n:UInt8}", {"n": "many"})
        with pytest.raises(LimitReached):
            await reader.read(ENDLESS, limits=QueryLimits(timeout_s=0.05))
    assert breaker.is_closed
    await reader.close()


@pytest.mark.req("A3")
@pytest.mark.hostile(113, 114)
def test_an_insert_that_got_no_answer_is_over_before_anything_is_counted(front: Front, batch: Callable[..., Any]) -> None:
    engine = ServerEngine(f"clickhouse://{front.address}/doubt", answer_s=1)
    migrate(engine)
    batches = [batch(20, 1, sequence=1)]
    front.insert_s = 1.5
    with pytest.raises(StoreFailure):
        insert_batches(engine, batches, TARGETS[0])
    front.insert_s = 0.0
    engine.settle()
    assert any("KILL QUERY" in statement and statement.endswith("SYNC") for statement in front.statements)
    make_whole(engine, batches)
    assert ask(engine, f"SELECT count(), uniqExact(_batch, _row) FROM {TARGETS[0].table}") == [(20, 20)]
    engine.close()


@pytest.mark.hostile(120)
async def test_closing_stops_what_runs(engine: EmbeddedEngine) -> None:
    reader = StoreReader(engine, RollupGuard(), lambda: 0, connections=2)
    asking = asyncio.create_task(reader.read(ENDLESS, limits=QueryLimits(timeout_s=60)))
    while not reader.statistics.running:
        await asyncio.sleep(0)
    began_s = time.monotonic()
    await reader.close()
    assert time.monotonic() - began_s < 30, "not after the time of its own"
    with pytest.raises(LimitReached) as raised:
        await asking
    assert raised.value.code == "query_cancelled"


def test_a_stream_gives_every_row_and_is_left_early_without_harm(either: Engine) -> None:
    statement = "SELECT number AS n, toString(number) AS words, if(number % 2, number, NULL) AS maybe FROM numbers({rows:UInt64})"
    blocks = list(either.stream(statement, {"rows": 200_000}))
    assert [number for block in blocks for number in block.column("n").to_pylist()] == list(range(200_000))
    assert (blocks[0].column("words")[1].as_py(), blocks[0].column("maybe")[0].as_py()) == ("1", None)
    assert sum(block.num_rows for block in either.stream(statement, {"rows": 0})) == 0
    begun = either.stream(statement, {"rows": 1_000_000})
    assert next(iter(begun)).num_rows > 0
    begun.close()  # type: ignore[attr-defined]
    assert ask(either, "SELECT 1") == [(1,)]


@pytest.mark.hostile(169)
def test_a_stream_that_fails_says_so(either: Engine) -> None:
    with pytest.raises(TidegaugeError):
        list(either.stream("SELECT throwIf(number > 150000) FROM numbers(1000000)", {}))
    assert ask(either, "SELECT 1") == [(1,)]


@pytest.mark.hostile(120)
def test_closing_waits_for_what_writes_ends_what_reads_and_turns_away_the_rest(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path / "engine")
    engine.command("CREATE TABLE kept (number UInt64) ENGINE = MergeTree ORDER BY number")
    ends: dict[str, object] = {}

    def run(name: str, work: Callable[[], object]) -> threading.Thread:
        def end() -> None:
            try:
                ends[name] = work() or "done"
            except TidegaugeError as error:
                ends[name] = type(error).__name__

        thread = threading.Thread(target=end)
        thread.start()
        return thread

    writing = run("write", lambda: engine.command("INSERT INTO kept SELECT number FROM numbers(30000000)"))
    reading = run(
        "read", lambda: engine.query("SELECT sum(sipHash64(number)) FROM numbers(100000000000)", {}, QueryLimits(timeout_s=60.0), "tg0123456789abcdef_q_1")
    )
    counted = "SELECT count() FROM system.processes WHERE query NOT LIKE '%system%'"
    until(lambda: ask(engine, counted) == [(2,)] or "write" in ends, every_s=0.01)
    began_s = time.monotonic()
    engine.close()
    assert time.monotonic() - began_s < 50, "not after the time of its own"
    writing.join(60)
    reading.join(60)
    assert ends["write"] == "done"
    assert ends["read"] != "done"
    with pytest.raises(StoreFailure):
        engine.command("SELECT 1")
    again = EmbeddedEngine(tmp_path / "engine")
    assert again.query("SELECT count() FROM kept", {}, QueryLimits(), "tg0123456789abcdef_q_2").rows == [(30_000_000,)]
    again.close()


@pytest.mark.req("K6")
@pytest.mark.hostile(110)
def test_a_definition_that_a_full_disk_left_empty_does_not_keep_the_rest_from_opening(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, read_connections=1)
    engine.command("CREATE TABLE kept (number UInt64) ENGINE = MergeTree ORDER BY number AS SELECT 7")
    engine.command("CREATE TABLE kept_stage AS kept ENGINE = Memory")
    engine.close()
    (definition,) = tmp_path.rglob("kept_stage.sql")
    definition.write_text("")
    again = EmbeddedEngine(tmp_path, read_connections=1)
    again.command("CREATE TABLE IF NOT EXISTS kept_stage AS kept ENGINE = Memory")
    assert again.query("SELECT (SELECT number FROM kept), count() FROM kept_stage", {}, QueryLimits(), "tg0123456789abcdef_q_3").rows == [(7, 0)]
    again.close()
    (definition,) = tmp_path.rglob("kept.sql")
    definition.write_text("")
    for _ in range(2):  # the refused one leaves no lock
        with pytest.raises(Unavailable, match=r"kept\.sql is empty.*Restore a backup"):
            EmbeddedEngine(tmp_path)
