"""An error of somebody's SQL tells of no row that is not theirs: whether a row may be read is asked before anything that the statement asks."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.hostile.query.conftest import CANARY, NOW_MS, OTHER, OWN
from tests.integration.query.conftest import EngineReader

from tidegauge.contracts.event import Event
from tidegauge.contracts.ports import QueryLimits, Sandbox
from tidegauge.contracts.sight import seeing
from tidegauge.core.clock import SystemClock
from tidegauge.query.row_rules.rule import row_condition
from tidegauge.query.row_rules.sight import sight_of
from tidegauge.query.sql.runner import SqlQuestion, SqlRunner
from tidegauge.store.engines.failure import failure
from tidegauge.store.guard import RollupGuard
from tidegauge.store.reader import StoreReader

STATEMENTS = (
    "SELECT count() FROM events WHERE toInt64({0}) = 1",
    "SELECT max({0}) FROM events WHERE toInt64({0}) = 1",
    "SELECT sum(toInt64({0})) FROM events",
    "SELECT count() FROM events GROUP BY toInt64({0})",
    "SELECT {0} FROM events ORDER BY toInt64({0}) LIMIT 1",
    "SELECT count() FROM events WHERE toInt64({0}) = 1 AND value > 0 AND name = '1'",
    "SELECT count() FROM (SELECT {0} AS x FROM events) WHERE toInt64(x) > 0",
    "SELECT count() FROM people WHERE toInt64(user_id) = 1",
    "SELECT count() FROM events AS a JOIN events AS b ON toInt64(a.{0}) = toInt64(b.{0})",
)


@pytest.mark.req("J1", "D9")
@pytest.mark.hostile(39, 47)
@pytest.mark.parametrize("column", ["page", "user_id", "source"])
async def test_a_value_of_another_project_or_of_a_hidden_row_is_in_no_error(tmp_path: Path, column: str) -> None:
    def event(place: int, text: str) -> Event:
        project, texts = (OWN, OWN, OTHER)[place % 3], {"user_id": text, "source": text}
        properties = {"page": text, "region": text}
        return Event(project, str(place % 5), "custom", NOW_MS - place, NOW_MS, value=1.0, properties=properties, **texts)  # type: ignore[arg-type]

    for sight, own in ((sight_of(OWN, [row_condition([{"field": "region", "value": "1"}])]), f"hidden-{CANARY}"), (None, "1")):
        store = EngineReader(tmp_path / str(own == "1"))
        store.put([event(place, ("1", own, CANARY)[place % 3]) for place in range(30)])
        reader = StoreReader(store.engine, RollupGuard(), lambda: 1)
        runner = SqlRunner(reader, QueryLimits(), SystemClock())
        with seeing(sight):
            for statement in STATEMENTS:
                answer = await runner.run(SqlQuestion(query=statement.format(column), limit=100), OWN, "me", "UTC")
                assert CANARY not in msgspec.json.encode(answer).decode(), statement
        await reader.close()
        store.engine.close()


def test_what_the_engine_says_of_a_value_is_told_without_the_value() -> None:
    told = failure("Code: 6. DB::Exception: Cannot parse string 'secret' as Int64: syntax error", QueryLimits(sandbox=Sandbox(1, 1, 1)))
    assert told.message == "The statement was refused: Cannot parse string '…' as Int64: syntax error."
