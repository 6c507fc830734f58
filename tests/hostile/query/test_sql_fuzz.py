"""Statements thrown together from allowed and forbidden pieces: an answer without the other project's canary, or a clear refusal (cases 37 to 39)."""

from __future__ import annotations

import asyncio
import random
from typing import Any, Final

import pytest
from tests.hostile.query.conftest import CANARY, OWN

from tidegauge.core.errors import TidegaugeError
from tidegauge.query.sql.runner import SqlQuestion

TABLES: Final = (
    *("events", "people", "sessions", "numbers(3)", "x", "y", "(SELECT * FROM events)", "(SELECT 1 AS a, 2 AS project)", "events AS rollup_totals"),
    *("`events`", "events e", "people AS person_events", "rollup_totals", "system.one", "default.events"),
)
COLUMNS: Final = (
    *(
        "*",
        "1",
        "count()",
        "name",
        "user_id",
        "events.source",
        "properties.plan",
        "numbers.price",
        "properties",
        "x.*",
        "tuple(*)",
        "groupArray(name)",
        "tags",
        "a",
    ),
    *("(SELECT any(name) FROM events)", "country", "arrayJoin(tags)", "CASE WHEN 1 THEN name END", "name IN (SELECT name FROM events)", "x", "events"),
    *(
        "untuple(tuple(name))",
        "mapKeys(properties)",
        "toString(person)",
        "arrayMap(n -> (SELECT any(source) FROM events), [1])",
        "project",
        "name IN rollup_totals",
    ),
)
JOINS: Final = (
    "",
    "",
    " JOIN {t} USING person",
    " LEFT JOIN {t} ON 1=1",
    ", {t}",
    " ARRAY JOIN tags AS x",
    " ARRAY JOIN (SELECT * FROM {t}) AS x",
    " SEMI JOIN {t} USING user_id",
)
ENDS: Final = (
    "",
    "",
    " WHERE 1=1 OR name=''",
    " GROUP BY ALL",
    " ORDER BY 1",
    " LIMIT 1 BY name",
    " UNION ALL {q}",
    " WHERE name IN (SELECT name FROM {t})",
    " FORMAT JSON",
)
STARTS: Final = ("", "", "", "WITH x AS ({q}) ", "WITH rollup_totals AS ({q}) ", "WITH 2 AS project ", "WITH y AS ({q}), x AS (SELECT * FROM y) ")


def _statement(dice: random.Random, depth: int = 0) -> str:
    def filled(text: str) -> str:
        while "{t}" in text or "{q}" in text:
            text = text.replace("{t}", dice.choice(TABLES), 1)
            text = text.replace("{q}", _statement(dice, depth + 1) if depth < 3 else "SELECT 1 AS a", 1)
        return text

    columns = ", ".join(dice.choice(COLUMNS) for _ in range(dice.randint(1, 3)))
    source = dice.choice((*TABLES, "({q}) AS x"))
    return filled(f"{dice.choice(STARTS)}SELECT {columns} FROM {source}{dice.choice(JOINS)}{dice.choice(ENDS)}")


@pytest.mark.hostile(37, 38, 39)
@pytest.mark.parametrize("seed", range(3))
async def test_no_statement_shows_the_other_project(bench: Any, seed: int) -> None:
    dice = random.Random(seed)
    runner = bench.runner(timeout_s=2.0)
    for _ in range(80):
        query = _statement(dice)
        (outcome,) = await asyncio.gather(runner.run(SqlQuestion(query=query), OWN, "me", "UTC"), return_exceptions=True)
        if isinstance(outcome, BaseException):
            assert isinstance(outcome, TidegaugeError), query
            assert outcome.status in (400, 403, 422), query
            assert CANARY not in outcome.message, query
        else:
            assert CANARY not in str(outcome.rows), query
