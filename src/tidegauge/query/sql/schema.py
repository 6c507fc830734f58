"""What a statement may be made of, for the editor's completion."""

from __future__ import annotations

from typing import Final

import msgspec

from tidegauge.contracts.field import HOT_NUMBER, HOT_TEXT
from tidegauge.query.schema import NameRegistry
from tidegauge.query.sql import functions
from tidegauge.query.sql.tables import NUMBER_PROPERTY, TABLES, TEXT_PROPERTY, TableView
from tidegauge.query.sql.words import TYPES


class PropertyName(msgspec.Struct):
    """A property with the way to write it: `properties.plan`, or `numbers.price` when its values are mostly numbers."""

    name: str
    expression: str
    type: str


class SqlSchema(msgspec.Struct):
    """Tables, the project's properties and event names, functions and types."""

    tables: tuple[TableView, ...]
    properties: list[PropertyName]
    events: list[str]
    functions: list[str]
    aggregates: list[str]
    table_functions: list[str]
    types: list[str]


_SCALAR: Final = sorted(functions.SCALAR, key=str.lower)
_AGGREGATE: Final = sorted(functions.AGGREGATE, key=str.lower)


def sql_schema(project: int, registry: NameRegistry) -> SqlSchema:
    """The schema of a project's statements."""
    seen = registry.snapshot(project)
    properties = [_property(each.name, each.types) for each in seen.properties.values() if each.name not in HOT_TEXT]
    return SqlSchema(TABLES, properties, list(seen.events), _SCALAR, _AGGREGATE, sorted(functions.TABLE), sorted(TYPES))


def _property(name: str, types: dict[str, int]) -> PropertyName:
    is_number = name in HOT_NUMBER or (bool(types) and types.get("number", 0) * 2 > sum(types.values()))
    owner = NUMBER_PROPERTY if is_number else TEXT_PROPERTY
    plain = all(part.isidentifier() and part.isascii() for part in name.split("."))
    return PropertyName(name, f"{owner}.{name}" if plain else f"{owner}['{_escaped(name)}']", "number" if is_number else "text")


def _escaped(name: str) -> str:
    return name.replace("\\", "\\\\").replace("'", "\\'")
