"""What a person's SQL may cost, and that values and answers stay whole (cases 34, 35, 40 to 45, 49)."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from tests.hostile.query.conftest import OWN

from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.errors import InvalidQuery, LimitReached, TidegaugeError
from tidegauge.query.filter import parse_filters
from tidegauge.query.sql.runner import SqlQuestion

Bench = Any
ENDLESS = "SELECT count() FROM numbers(10000000) AS a, numbers(10000000) AS b WHERE a.number + b.number = 1"
TEXTS = (
    "tab\tnewline\nreturn\r",
    "back\\slash",
    "ends with \\",
    "\\'",
    "it's",
    "''",
    "{p0:String}",
    "{u_x: String}",
    "x') UNION ALL SELECT 1 --",
    "ünï \u202e 🙂",
    "%s {} $1",
    "nul\x00inside",
    '"double"',
    "`back`",
    "/* */ -- #",
    "a" * 5_000,
)


@pytest.mark.hostile(34, 35)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.asvs("1.2.3")
async def test_a_value_comes_back_as_it_was_given(bench: Bench, text: str) -> None:
    answer = await bench.run("SELECT {x: String} AS one, {xs: Array(String)} AS many, length({x: String}) AS size", parameters={"x": text, "xs": [text, text]})
    assert answer.rows == [[text, [text, text], len(text.encode())]]


@pytest.mark.hostile(35)
async def test_a_literal_means_what_it_says(bench: Bench) -> None:
    answer = await bench.run(r"SELECT 'a\'b' AS a, 'c''d' AS b, 'e\\f' AS c, 'g\th\n' AS d, $$raw \ ' $$ AS e, 'ends\\' AS f")
    assert answer.rows == [["a'b", "c'd", "e\\f", "g\th\n", "raw \\ ' ", "ends\\"]]


@pytest.mark.hostile(34)
@pytest.mark.parametrize("name", ["x') UNION SELECT 1 --", "a\\", "it's", "a.b.c", "nul\\0", "ünï", "__proto__", "plan"])
async def test_a_propertys_name_is_data(bench: Bench, name: str) -> None:
    literal = name.replace("\\", "\\\\").replace("'", "\\'")
    answer = await bench.run(f"SELECT count() FROM events WHERE properties['{literal}'] != ''")
    assert answer.rows == [[20 if name == "plan" else 0]]


@pytest.mark.hostile(40)
@pytest.mark.parametrize(
    "pattern", ["(a+)+$", "(a|aa)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(x+x+)+y", "a{1,999}{1,999}", "(" * 25 + "a" + ")*" * 25, "a?" * 5_000 + "a" * 4_000]
)
async def test_a_pattern_costs_little_or_is_refused(bench: Bench, pattern: str) -> None:
    begun_s = time.process_time()
    for call in ("match", "extract", "countMatches"):
        text = "SELECT arrayStringConcat(arrayMap(x -> 'a', range(10000))) || '!' AS text"
        query = f"SELECT {call}(text, {{p: String}}) FROM ({text})"
        (outcome,) = await asyncio.gather(bench.run(query, parameters={"p": pattern}), return_exceptions=True)
        assert not isinstance(outcome, BaseException) or (isinstance(outcome, TidegaugeError) and outcome.status in (400, 422))
    assert time.process_time() - begun_s < 6.0


@pytest.mark.hostile(41)
@pytest.mark.asvs("1.4.3", "15.2.2")
async def test_too_many_groups_meet_the_memory_limit_and_the_engine_lives(bench: Bench) -> None:
    begun_s = time.process_time()
    with pytest.raises(LimitReached) as caught:
        await bench.runner(memory_bytes=100_000_000).run(
            SqlQuestion(query="SELECT a.number, b.number, count() FROM numbers(10000) a, numbers(10000) b GROUP BY 1, 2"), OWN, "me", "UTC"
        )
    assert caught.value.code == "query_memory"
    assert time.process_time() - begun_s < 5.0
    assert (await bench.run("SELECT 1 AS one")).rows == [[1]]


@pytest.mark.hostile(42)
@pytest.mark.asvs("15.2.2")
async def test_an_endless_statement_ends_at_its_limit(bench: Bench) -> None:
    begun_s = time.monotonic()
    with pytest.raises(LimitReached) as caught:
        await bench.runner(timeout_s=1.0).run(SqlQuestion(query=ENDLESS), OWN, "me", "UTC")
    assert caught.value.code == "query_timeout"
    assert 0.9 < time.monotonic() - begun_s < 20.0


@pytest.mark.hostile(43)
async def test_a_statement_ends_with_its_caller(bench: Bench) -> None:
    task = asyncio.create_task(bench.runner(timeout_s=60.0).run(SqlQuestion(query=ENDLESS), OWN, "me", "UTC"))
    while not bench.reader.statistics.running:
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    begun_s = time.monotonic()
    while bench.reader.statistics.running:
        await asyncio.sleep(0.01)
    assert time.monotonic() - begun_s < 30, "not after the time of its own"


@pytest.mark.hostile(44)
@pytest.mark.asvs("15.2.2")
async def test_one_persons_heavy_statements_leave_the_engine_to_others(bench: Bench) -> None:
    runner = bench.runner(timeout_s=60.0)
    heavy = [asyncio.create_task(runner.run(SqlQuestion(query=ENDLESS), OWN, "glutton", "UTC")) for _ in range(20)]
    while not bench.reader.statistics.running:
        await asyncio.sleep(0.01)
    took = []
    for index in range(10):
        begun_s = time.monotonic()
        await runner.run(SqlQuestion(query="SELECT count() FROM events"), OWN, f"other-{index}", "UTC")
        took.append(time.monotonic() - begun_s)
        assert bench.reader.statistics.running <= 2
    assert max(took) < 30, "nobody waits for the minute of the heavy ones"
    for task in heavy:
        task.cancel()
    await asyncio.gather(*heavy, return_exceptions=True)


@pytest.mark.hostile(45)
@pytest.mark.req("B9")
async def test_more_rows_than_the_limit_are_cut_and_said(bench: Bench) -> None:
    for query in (
        "SELECT number FROM numbers(10000000)",
        "SELECT number FROM numbers(100) LIMIT 50",
        "SELECT number FROM numbers(9) UNION ALL SELECT number FROM numbers(9)",
    ):
        answer = await bench.run(query, limit=5)
        assert (len(answer.rows), answer.meta.truncated) == (5, True)
    whole = await bench.run("SELECT number FROM numbers(5)", limit=5)
    assert (len(whole.rows), whole.meta.truncated) == (5, False)
    assert (await bench.run("SELECT number FROM numbers(10) LIMIT 5 OFFSET 1000000000000")).rows == []


@pytest.mark.hostile(45)
@pytest.mark.parametrize("limit", [0, -1, 10_001, 10**12])
async def test_a_limit_out_of_range_is_refused(bench: Bench, limit: int) -> None:
    with pytest.raises(InvalidQuery):
        await bench.run("SELECT 1", limit=limit)


@pytest.mark.hostile(45)
async def test_an_answer_of_few_but_enormous_values_is_refused(bench: Bench) -> None:
    with pytest.raises(LimitReached) as caught:
        await bench.run("SELECT groupArray(number) FROM numbers(10000000)")
    assert caught.value.code == "query_rows"


@pytest.mark.hostile(46)
def test_ten_thousand_nested_filters_are_refused() -> None:
    nested: dict[str, Any] = {"field": "name", "value": "x"}
    for _ in range(300):
        nested = {"and": [nested, {"or": [nested]}]} if len(str(nested)) < 10_000 else {"not": nested}
    with pytest.raises(InvalidQuery):
        parse_filters([nested])


@pytest.mark.hostile(49)
@pytest.mark.parametrize(
    "statement", [ENDLESS, "SELECT number, value + name FROM events, numbers(10)", "SELECT sum(intDiv(1, number - 300000)) FROM numbers(10000000)"]
)
async def test_what_a_failed_statement_had_written_is_in_nobodys_answer(bench: Bench, statement: str) -> None:
    """The embedded engine gives the beginning of a failed answer out before the next one; every connection is tried."""
    for _ in range(4):
        with pytest.raises(TidegaugeError) as caught:
            await bench.runner(timeout_s=0.3).run(SqlQuestion(query=statement, limit=10_000), OWN, "me", "UTC")
        assert caught.value.status in (400, 422)
    for number in range(8):
        assert (await bench.reader.read("SELECT {x: Int64} AS x", {"x": number})).rows == [(number,)]


@pytest.mark.hostile(49)
async def test_a_partition_dropped_meanwhile_gives_a_whole_answer_or_an_error(bench: Bench) -> None:
    engine = bench.store.engine
    engine.command("CREATE TABLE IF NOT EXISTS moving (p UInt8, x UInt64) ENGINE = MergeTree PARTITION BY p ORDER BY x")
    for part in range(4):
        engine.command(f"INSERT INTO moving SELECT {part}, number FROM numbers(300000)")
    reading = [asyncio.create_task(bench.reader.read("SELECT count(), sum(x) FROM moving", limits=QueryLimits())) for _ in range(3)]
    await asyncio.to_thread(engine.command, "ALTER TABLE moving DROP PARTITION 0")
    for answer in await asyncio.gather(*reading, return_exceptions=True):
        if not isinstance(answer, TidegaugeError):
            count, total = answer.rows[0]  # type: ignore[union-attr]
            assert count in (1_200_000, 900_000)
            assert total == count // 300_000 * (300_000 * 299_999 // 2)
    engine.command("DROP TABLE moving")
