"""The language that is read: ClickHouse's, with every function call kept as it was written, so that what is checked is what runs."""

from __future__ import annotations

import logging
from typing import Any, ClassVar

from sqlglot.dialects.clickhouse import ClickHouse
from sqlglot.parsers.clickhouse import ClickHouseParser

logging.getLogger("sqlglot").setLevel(logging.ERROR)  # it warns of statements that it only half reads; these are refused here


class PlainParser(ClickHouseParser):
    """Reads calls as plain names with arguments; only casts have a syntax of their own."""

    FUNCTIONS: ClassVar[dict[str, Any]] = {}
    FUNCTION_PARSERS: ClassVar[dict[str, Any]] = {"CAST": ClickHouseParser.FUNCTION_PARSERS["CAST"]}
    NO_PAREN_FUNCTIONS: ClassVar[dict[Any, Any]] = {}
    NO_PAREN_FUNCTION_PARSERS: ClassVar[dict[str, Any]] = {"CASE": ClickHouseParser.NO_PAREN_FUNCTION_PARSERS["CASE"]}


class PlainClickHouse(ClickHouse):
    """See PlainParser."""

    Parser = PlainParser
