"""What a person's SQL may not say, however it is said (cases 36 to 39 and 46)."""

from __future__ import annotations

import asyncio
from typing import Any

import chdb
import pytest
from tests.hostile.query.conftest import CANARY, OTHER, OWN

from tidegauge.core.errors import Forbidden, InvalidQuery, TidegaugeError
from tidegauge.core.time_range import TimeRange
from tidegauge.query.sql import functions
from tidegauge.query.sql.gate import admit

Bench = Any
SPAN = TimeRange(0, 4_000_000_000_000)

SOURCES = (
    "file('/etc/passwd', 'CSV', 'x String')",
    "url('http://127.0.0.1/', 'CSV', 'x String')",
    "remote('127.0.0.1', 'default.events')",
    "s3('http://x/y')",
    "executable('x', 'CSV', 'x String')",
    "merge('default', '.*')",
    "view(SELECT 1)",
    "input('x String')",
    "jdbc('x', 'y')",
    "mysql('a', 'b', 'c', 'd', 'e')",
    "postgresql('a', 'b', 'c', 'd', 'e')",
    "sqlite('/x', 'y')",
    "cluster('x', 'y')",
    "dictionary('x')",
    "generateRandom('x UInt8')",
    "Python(x)",
    "azureBlobStorage('x')",
    "hdfs('x')",
    "format(CSV, '1')",
    "fuzzJSON('x')",
    "loop(events)",
    "mergeTreeIndex('default', 'events')",
    "system.one",
    "system.tables",
    "information_schema.tables",
    "INFORMATION_SCHEMA.columns",
    "default.events",
    "rollup_totals",
    "person_events",
    "event_ids",
    "schema_migrations",
    "`system`.`one`",
    '"default"."events"',
    "numbers(100000000000)",
    "numbers((SELECT 1))",
    "zeros(10)",
    "generate_series(1, 10)",
    "VALUES('x UInt8', 1)",
    "events FINAL",
    "events SAMPLE 0.1",
)

CALLS = (
    "file('/etc/passwd')",
    "sleep(3)",
    "sleepEachRow(1)",
    "dictGet('a', 'b', 1)",
    "getSetting('max_threads')",
    "hostName()",
    "currentUser()",
    "currentDatabase()",
    "version()",
    "uptime()",
    "joinGet('events', 'x', 1)",
    "hasColumnInTable('default', 'events', 'x')",
    "throwIf(1)",
    "getMacro('x')",
    "tcpPort()",
    "FQDN()",
    "filesystemAvailable()",
    "addressToLine(1)",
    "initializeAggregation('sum', 1)",
    "arrayReduce('sum', [1])",
    "sumState(value)",
    "finalizeAggregation(value)",
    "CAST('x', 'String')",
    "accurateCast(1, 'UInt8')",
    "reinterpret(1, 'String')",
    "CAST(value AS AggregateFunction(sum, Float64))",
    "evalMLMethod(1)",
    "COLUMNS('.*')",
    "aiGenerate('x')",
    "repeat('x', 1000000)",
    "chdb()",
    "showCertificate()",
    "`file`('/etc/passwd')",
    "\"file\"('/etc/passwd')",
    "serverUUID()",
    "queryID()",
    "shardNum()",
    "getClientHTTPHeader('x')",
    "catboostEvaluate('x', 1)",
    "blockNumber()",
    "in(1, events)",
    "nullIn(1, events)",
    "globalIn(1, events)",
)

STATEMENTS = (
    "EXPLAIN SELECT 1",
    "SHOW TABLES",
    "DESCRIBE TABLE events",
    "EXISTS TABLE events",
    "USE system",
    "SET max_threads = 1",
    "INSERT INTO events SELECT 1",
    "CREATE TABLE x (a UInt8) ENGINE = Memory",
    "DROP TABLE events",
    "ALTER TABLE events DELETE WHERE 1",
    "TRUNCATE TABLE events",
    "OPTIMIZE TABLE events",
    "RENAME TABLE events TO x",
    "KILL QUERY WHERE 1",
    "SYSTEM SHUTDOWN",
    "ATTACH TABLE x",
    "DETACH TABLE events",
    "GRANT ALL ON *.* TO x",
    "BACKUP TABLE events TO Disk('x')",
    "CHECK TABLE events",
    "SELECT 1; SELECT 2",
    "SELECT 1; DROP TABLE events",
    "SELECT 1 FORMAT JSON",
    "SELECT 1 INTO OUTFILE '/tmp/x'",
    "SELECT 1 into/**/outfile '/tmp/x'",
    "SELECT 1 SETTINGS max_execution_time = 0",
    "SELECT * FROM events PREWHERE 1",
    "SELECT 1 GLOBAL IN (1)",
    "WITH RECURSIVE x AS (SELECT 1) SELECT * FROM x",
    "SELECT * FROM events ORDER BY timestamp WITH FILL",
    "SELECT * APPLY(sum) FROM events",
    "SELECT name, count() FROM events GROUP BY name WITH TOTALS",
    "VALUES (1)",
    "WITH events AS (SELECT 1) SELECT * FROM events",
    "WITH people AS (SELECT 1) SELECT * FROM people",
    "SELECT a FROM events AS t(a, b)",
    "(DROP TABLE events)",
    "DELETE FROM events",
    'SELECT `a"b` FROM events',
    "SELECT 1 AS `a'b`",
    "SELECT x -> 1",
    "SELECT 1 WHERE x -> 1",
)


def _refused(query: str) -> None:
    with pytest.raises((Forbidden, InvalidQuery)) as caught:
        admit(query, {}, OWN, SPAN)
    assert caught.value.message


@pytest.mark.hostile(37)
@pytest.mark.parametrize("source", SOURCES)
def test_no_other_source_of_rows(source: str) -> None:
    with pytest.raises(Forbidden):
        admit(f"SELECT * FROM {source}", {}, OWN, SPAN)


@pytest.mark.hostile(38)
@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize(
    "form",
    [
        "WITH x AS (SELECT * FROM {}) SELECT * FROM x",
        "SELECT * FROM (SELECT * FROM {})",
        "SELECT 1 WHERE 1 IN (SELECT * FROM {})",
        "SELECT * FROM events JOIN {} ON 1",
        "SELECT * FROM events, {}",
        "SELECT/**/*/* x */FROM/**/{}",
        "sElEcT * FrOm {}",
        "SELECT 1 UNION ALL SELECT * FROM {}",
        "SELECT (SELECT * FROM {})",
        "SELECT * FROM events WHERE EXISTS(SELECT * FROM {})",
        "SELECT 1 -- x\nFROM {}",
        "(SELECT * FROM {})",
        "SELECT * FROM events LEFT ARRAY JOIN (SELECT * FROM {}) AS x",
    ],
)
def test_no_other_source_in_disguise(form: str, source: str) -> None:
    _refused(form.format(source))


@pytest.mark.hostile(37)
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.asvs("1.3.2")
def test_no_other_function(call: str) -> None:
    _refused(f"SELECT {call} FROM events")


@pytest.mark.hostile(38)
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    "form",
    [
        "WITH {} AS x SELECT x",
        "SELECT * FROM events WHERE {} = 1",
        "SELECT count() FROM events GROUP BY {}",
        "SELECT 1 FROM events ORDER BY {}",
        "SELECT arrayMap(y -> {}, [1])",
        "SELECT sumIf(value, {} = 1) FROM events",
        "SELECT CASE WHEN {} = 1 THEN 1 END FROM events",
        "SELECT 1 FROM events HAVING {} = 1",
        "SELECT sum(value) OVER (PARTITION BY {}) FROM events",
        "SELECT 1 FROM events LIMIT {}",
        "SELECT 1 FROM events JOIN people ON {} = 1",
        "SELECT [{}][1]",
        "SELECT 1 IN ({}, 2)",
        "SELECT * REPLACE ({} AS value) FROM events",
    ],
)
def test_no_other_function_in_disguise(form: str, call: str) -> None:
    _refused(form.format(call))


@pytest.mark.hostile(37)
@pytest.mark.parametrize("statement", STATEMENTS)
@pytest.mark.asvs("1.2.4")
def test_nothing_but_one_plain_select(statement: str) -> None:
    _refused(statement)


@pytest.mark.hostile(37)
def test_every_function_of_the_engine_that_is_not_listed_is_refused() -> None:
    """So is every one that a new engine version brings."""
    session = chdb.connect(":memory:")
    names = str(session.query("SELECT name FROM system.functions UNION ALL SELECT name FROM system.table_functions", "TSV")).split()
    session.close()
    unlisted = [name for name in names if not functions.is_callable(name) and name.lower() not in ("exists", "cast", "not", "and", "or", "in", "like", "ilike")]
    assert len(unlisted) > 700
    passed = []
    for name in unlisted:
        try:
            admit(f"SELECT {name}(1) FROM events", {}, OWN, SPAN)
            passed.append(name)
        except TidegaugeError:
            continue
    assert passed == []


@pytest.mark.hostile(37)
def test_every_listed_function_is_one_of_the_engine() -> None:
    session = chdb.connect(":memory:")
    known = {name.lower() for name in str(session.query("SELECT name FROM system.functions", "TSV")).split()}
    session.close()
    assert {name for name in functions.SCALAR | functions.AGGREGATE if name.lower() not in known} <= {"exists", "untuple", "grouping"}


@pytest.mark.hostile(39)
@pytest.mark.parametrize("right", ["events", "(events)", "((events))", "e.events", "default.events", "system.one", "`events`", "x"])
def test_a_name_after_in_is_never_a_table(right: str) -> None:
    for form in ("SELECT 1 IN {}", "SELECT 1 FROM events WHERE 1 NOT IN {}", "WITH x AS (SELECT 1) SELECT 1 IN {}", "SELECT (1, 2) IN {}"):
        with pytest.raises(Forbidden):
            admit(form.format(right), {}, OWN, SPAN)


@pytest.mark.hostile(36)
@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("UInt8", 300),
        ("UInt8", -1),
        ("Int8", 128),
        ("UInt64", 2**64),
        ("Int64", -(2**63) - 1),
        ("UInt8", 1.5),
        ("UInt8", "1"),
        ("UInt8", True),
        ("Float64", "x"),
        ("Float64", True),
        ("Bool", 1),
        ("String", 1),
        ("Array(UInt8)", [1, 300]),
        ("Array(UInt8)", 1),
        ("UInt8", None),
        ("String", "x" * 10_001),
        ("Array(String)", ["x"] * 1_001),
        ("Identifier", "events"),
        ("AggregateFunction(sum, UInt8)", "x"),
        ("Map(String, String)", "x"),
        ("Array(Array(UInt8))", []),
    ],
)
@pytest.mark.asvs("1.2.4")
def test_a_value_that_does_not_fit_its_type_is_refused_before_it_is_bound(kind: str, value: Any) -> None:
    with pytest.raises(InvalidQuery):
        admit(f"SELECT {{x: {kind}}}", {"x": value}, OWN, SPAN)


@pytest.mark.hostile(36)
def test_a_parameter_without_a_value_or_of_two_types_is_refused() -> None:
    with pytest.raises(InvalidQuery, match="Did you mean 'country'"):
        admit("SELECT {contry: String}", {"country": "TH"}, OWN, SPAN)
    with pytest.raises(InvalidQuery, match="as UInt8 and as String"):
        admit("SELECT {x: UInt8}, {x: String}", {"x": 1}, OWN, SPAN)


@pytest.mark.hostile(46)
@pytest.mark.parametrize(
    "query",
    [
        "SELECT " + "(" * 10_000 + "1" + ")" * 10_000,
        "SELECT 1" + " AND 1" * 3_000,
        "SELECT " + "NOT " * 4_000 + "1",
        "SELECT " + "- " * 9_000 + "1",
        "SELECT 1" + " UNION ALL SELECT 1" * 1_000,
        "SELECT " + "[" * 5_000 + "]" * 5_000,
        "SELECT " + "CASE WHEN 1 THEN " * 1_000 + "1" + " END" * 1_000,
        "SELECT * FROM " + "(SELECT * FROM " * 1_000 + "events" + ")" * 1_000,
        "SELECT 'x" * 2_000,
        "(" * 9_000,
        "SELECT " + "a." * 9_000 + "b",
        "SELECT 1" + "+1" * 9_000,
        "SELECT 'x'" + "||'x'" * 3_000,
        "",
        " ",
        "-- only a comment",
        "SELECT",
        "x" * 20_001,
        "SELECT \x00",
    ],
)
def test_deep_long_and_broken_statements_are_refused_by_rule(query: str) -> None:
    with pytest.raises(InvalidQuery):
        admit(query, {}, OWN, SPAN)


FORMS_OF_ESCAPE = (
    "SELECT * FROM events OR 1=1",
    "SELECT * FROM events WHERE name = 'x' OR 1 = 1",
    "SELECT * FROM events AS events",
    "SELECT * FROM (SELECT 1 AS project) AS x, events",
    "SELECT e.*, p.* FROM events e LEFT JOIN people p ON 1 = 1 LIMIT 500",
    "SELECT * FROM events UNION ALL SELECT * FROM events",
    "SELECT groupArray(tuple(*)) FROM events",
    "WITH x AS (SELECT * FROM events) SELECT * FROM x WHERE 1 OR 0",
    "SELECT * FROM people",
    "SELECT * FROM sessions",
    "SELECT arrayJoin(groupUniqArray(country)) FROM events",
    "SELECT properties.plan, * FROM events",
    "SELECT mapKeys(properties), mapValues(properties) FROM events",
    "SELECT tag FROM events ARRAY JOIN tags AS tag",
    "SELECT * FROM events WHERE user_id IN (SELECT user_id FROM people)",
    "SELECT DISTINCT name, source, country FROM events",
    "SELECT (SELECT groupArray(name) FROM events)",
    "SELECT project FROM events",
    "SELECT 2 AS project, * FROM events WHERE project = 2",
    "SELECT * FROM events HAVING 1",
    "SELECT count() FROM events WHERE 1 OR source != ''",
    "SELECT t FROM (WITH rollup_totals AS (SELECT 1 AS t) SELECT t FROM rollup_totals) UNION ALL SELECT project FROM rollup_totals",
    "SELECT * FROM events SEMI JOIN sessions USING session_id",
    "SELECT {u_x: String}, * FROM events",
    "SELECT `tg_project` FROM events",
)


@pytest.mark.hostile(39)
@pytest.mark.req("B9")
@pytest.mark.parametrize("query", FORMS_OF_ESCAPE)
@pytest.mark.asvs("8.4.1")
async def test_the_other_projects_canary_is_never_seen(bench: Bench, query: str) -> None:
    (outcome,) = await asyncio.gather(bench.run(query, limit=5_000), return_exceptions=True)
    if isinstance(outcome, TidegaugeError):
        assert outcome.status in (400, 403, 422)
        assert CANARY not in outcome.message
    else:
        assert CANARY not in str(outcome.rows)
        assert outcome.meta.rows_read <= 400


@pytest.mark.hostile(39, 47)
async def test_each_project_sees_its_own_whole_and_the_same_text_never_crosses(bench: Bench) -> None:
    for table, count in (("events", 20), ("people", 4), ("sessions", 3)):
        query = f"SELECT count(), any(user_id) FROM {table}"
        for project, mark in ((OWN, "own"), (OTHER, CANARY), (OWN, "own")):
            ((found, user),) = (await bench.run(query, project=project)).rows
            assert (found, user[: len(mark)]) == (count, mark)


@pytest.mark.hostile(39)
async def test_the_engine_itself_shows_only_the_project_should_the_gate_ever_fail(bench: Bench) -> None:
    from tidegauge.contracts.ports import QueryLimits, Sandbox

    for statement in (
        "SELECT groupUniqArray(project) FROM events",
        "SELECT groupUniqArray(project) FROM default.events",
        "SELECT groupUniqArray(project) FROM person_events",
    ):
        rows = await bench.reader.read(statement, limits=QueryLimits(sandbox=Sandbox(OWN, 10, 10**6)))
        assert rows.rows == [([OWN],)]
        rows = await bench.reader.read(statement)
        assert sorted(rows.rows[0][0]) == [OWN, OTHER]
