"""Walks a statement's tree: refuses what is not on the lists, and puts the project's views, property columns and bound values in place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NoReturn

from sqlglot import exp

from tidegauge.core.errors import ErrorDetail, Forbidden, InvalidQuery
from tidegauge.query.catalogue import suggest
from tidegauge.query.sql import functions
from tidegauge.query.sql.dialect import PlainClickHouse
from tidegauge.query.sql.nodes import ALLOWED, CALLS, PARTS
from tidegauge.query.sql.parameter import checked
from tidegauge.query.sql.tables import NUMBER_PROPERTY, TABLE_NAMES, TEXT_PROPERTY, Property
from tidegauge.query.sql.words import PARAMETER_NAME, PARAMETER_TYPE, TYPES

MAX_PROPERTIES: Final = 50
MAX_NUMBERS: Final = 10_000_000
_PLAIN: Final = re.compile(r"[^\x00-\x1f\x7f\\\"'`]{1,200}")
_WORD: Final = re.compile(r"[A-Za-z_]\w*")
_MAPS: Final = (TEXT_PROPERTY, NUMBER_PROPERTY)


class Rewriter:
    """For one statement. Afterwards `places` has the mark that stands for each table, `properties` what the views must add, `values` the bound parameters."""

    def __init__(self, parameters: Mapping[str, Any], mark: str) -> None:
        self.places: dict[str, str] = {}
        self.properties: list[Property] = []
        self.values: dict[str, Any] = {}
        self._parameters = parameters
        self._mark = mark
        self._subqueries: frozenset[str] = frozenset()
        self._bound: dict[str, str] = {}

    def rewrite(self, tree: exp.Query) -> exp.Query:
        """The tree to run. Raises Forbidden, InvalidQuery."""
        nodes = list(tree.walk())
        for node in nodes:
            _check_kind(node)
        self._subqueries = frozenset(cte.alias for cte in _of(nodes, exp.CTE) if isinstance(cte.this, exp.Query) and not cte.args.get("scalar"))
        for node in [*_of(nodes, exp.CTE), *_of(nodes, exp.TableAlias)]:
            _check_alias(node)
        for bracket in _of(nodes, exp.Bracket):
            self._put_bracket(bracket)
        for column in _of(nodes, exp.Column):
            self._put_property(column)
        for table in _of(nodes, exp.Table):
            self._put_table(table)
        for cte in _of(nodes, exp.CTE):
            if cte.alias in self._subqueries and isinstance(cte.this, exp.Query) and not cte.args.get("scalar"):
                cte.args["alias"].set("this", exp.to_identifier(self._renamed(cte.alias)))
        for node in nodes:
            self._check(node)
        for identifier in tree.find_all(exp.Identifier):
            if not _PLAIN.fullmatch(identifier.name):
                _refuse(f"The name '{identifier.name[:60]}' has characters that names cannot have here.")
        return tree

    def _renamed(self, name: str) -> str:
        """A WITH query's own name: one that no table has, so that it can never be read as one where the query is not in sight."""
        return f"{self._mark}_q_{name}"

    def _put_table(self, table: exp.Table) -> None:
        source = table.this
        if isinstance(source, exp.Anonymous):
            _check_table_function(source)
            return
        name = table.name
        if table.args.get("db") or table.args.get("catalog"):
            _refuse(f"Other databases cannot be read: '{table.sql(dialect=PlainClickHouse)[:60]}'. Tables: {', '.join(sorted(TABLE_NAMES))}.")
        if name in self._subqueries:
            place = self._renamed(name)
        elif name in TABLE_NAMES:
            place = self.places.setdefault(name, f"{self._mark}_t_{name}")
        else:
            _refuse(f"There is no table '{name[:60]}'.{suggest(name, TABLE_NAMES)} Tables: {', '.join(sorted(TABLE_NAMES))}.")
        if not table.alias:
            table.set("alias", exp.TableAlias(this=exp.to_identifier(name, quoted=True)))
        table.set("this", exp.to_identifier(place))

    def _put_property(self, column: exp.Column) -> None:
        """`properties.plan`, `e.properties.plan`, `numbers.cart.size`: a column of the view."""
        parts = [part.name for part in column.parts]
        at = next((index for index, part in enumerate(parts[:2]) if part in _MAPS and index < len(parts) - 1), None)
        if at is not None:
            self._replace(column, parts[:at], parts[at], ".".join(parts[at + 1 :]))

    def _put_bracket(self, bracket: exp.Bracket) -> None:
        """`properties['plan']`: the same."""
        column, keys = bracket.this, bracket.expressions
        if isinstance(column, exp.Column) and column.name in _MAPS and len(keys) == 1 and isinstance(keys[0], exp.Literal) and keys[0].is_string:
            parts = [part.name for part in column.parts]
            self._replace(bracket, parts[:-1], parts[-1], keys[0].this)

    def _replace(self, node: exp.Expr, qualifier: list[str], kind: str, name: str) -> None:
        wanted = next((each for each in self.properties if (each.name, each.is_number) == (name, kind == NUMBER_PROPERTY)), None)
        if wanted is None:
            if len(self.properties) == MAX_PROPERTIES:
                raise _invalid(f"at most {MAX_PROPERTIES} properties in one statement")
            wanted = Property(f"_p{len(self.properties)}", name, kind == NUMBER_PROPERTY)
            self.properties.append(wanted)
        put: exp.Expr = exp.column(wanted.column, table=qualifier[0] if qualifier else None)
        shown = f"{kind}.{name}"
        if isinstance(node.parent, exp.Select) and node.arg_key == "expressions" and _PLAIN.fullmatch(shown):
            put = exp.alias_(put, shown, quoted=True)
        node.replace(put)

    def _check(self, node: exp.Expr) -> None:
        if isinstance(node, exp.Placeholder):
            self._bind(node)
        elif isinstance(node, exp.In):
            _check_in(node)
        elif isinstance(node, exp.DataType):
            _check_type(node)
        elif isinstance(node, CALLS) and not isinstance(node.parent, exp.Table) and not functions.is_callable(node.name):
            _refuse(f"The function '{node.name[:60]}' is not allowed here.{suggest(node.name, functions.SCALAR | functions.AGGREGATE)}")
        elif isinstance(node, exp.Var) and not _WORD.fullmatch(node.name):
            _refuse(f"'{node.name[:60]}' is not allowed here.")

    def _bind(self, place: exp.Placeholder) -> None:
        name, kind = str(place.this), place.args.get("kind")
        written = kind.sql(dialect=PlainClickHouse).replace(" ", "") if isinstance(kind, exp.Expr) else str(kind or "")
        if not PARAMETER_NAME.fullmatch(name) or not PARAMETER_TYPE.fullmatch(written):
            raise _invalid(f"a parameter is {{name: Type}} with a plain type such as String, Float64 or Array(String), not {{{name[:60]}: {written[:60]}}}")
        if name not in self._parameters:
            raise InvalidQuery(f"The parameter '{name}' has no value.{suggest(name, self._parameters)}", details=[ErrorDetail(f"parameters.{name}", "missing")])
        known = self._bound.setdefault(name, written)
        if known != written:
            raise _invalid(f"the parameter '{name}' is used as {known} and as {written}")
        self.values[f"u_{name}"] = checked(name, written, self._parameters[name])
        place.set("this", f"u_{name}")


def _of(nodes: list[Any], kind: type[exp.Expr]) -> Iterator[Any]:
    return (node for node in nodes if isinstance(node, kind))


def _check_kind(node: exp.Expr) -> None:
    """Refuse a node whose kind, or one of whose parts, is not on the lists."""
    kind = type(node)
    if kind not in ALLOWED:
        _refuse(f"'{node.sql(dialect=PlainClickHouse, comments=False)[:60]}' is not allowed here ({kind.__name__}).")
    if isinstance(node, exp.From | exp.Join):
        _check_source(node)
    known = PARTS.get(kind)
    if known is not None:
        strange = next((name for name, value in node.args.items() if value and name not in known), None)
        if strange is not None:
            _refuse(f"{strange.strip('_').upper()} is not allowed here.")


def _check_source(node: exp.From | exp.Join) -> None:
    """Rows come from tables and sub-queries. What ARRAY JOIN unfolds is a column; the parser would read a sub-query's tables there as columns."""
    is_array = isinstance(node, exp.Join) and node.args.get("kind") == "ARRAY"
    if is_array and any(inner.find(exp.Select) for inner in (node.this, *node.expressions)):
        _refuse("ARRAY JOIN unfolds a column, not a sub-query.")
    if not is_array and not isinstance(node.this, exp.Table | exp.Subquery):
        _refuse(f"'{node.this.sql(dialect=PlainClickHouse, comments=False)[:60]}' is not a table.")


def _check_alias(node: Any) -> None:
    name = node.alias if isinstance(node, exp.CTE) else node.name
    if name in _MAPS or (isinstance(node, exp.CTE) and name in TABLE_NAMES):
        _refuse(f"The name '{name}' is taken by a table or a column; choose another.")


def _check_in(node: exp.In) -> None:
    """The engine reads a bare name after IN as a table's."""
    listed = node.expressions
    inner = listed[0].unnest() if len(listed) == 1 else None
    if node.args.get("field") is not None or isinstance(inner, exp.Column | exp.Identifier | exp.Dot):
        _refuse("After IN stands a list of values, (SELECT …), or use = for one column.")


def _check_type(node: exp.DataType) -> None:
    written = node.sql(dialect=PlainClickHouse)
    if written.partition("(")[0].strip() not in TYPES and written.upper() not in {name.upper() for name in TYPES}:
        _refuse(f"The type '{written[:60]}' is not allowed here.")


def _check_table_function(call: exp.Anonymous) -> None:
    if call.name.lower() not in functions.TABLE:
        _refuse(f"The table function '{call.name[:60]}' is not allowed here. Tables: {', '.join(sorted(TABLE_NAMES))}.")
    values = [int(item.this) if isinstance(item, exp.Literal) and not item.is_string and item.this.isdigit() else -1 for item in call.expressions]
    if not 1 <= len(values) <= 2 or not all(0 <= value <= MAX_NUMBERS for value in values):
        _refuse(f"numbers takes one or two whole numbers up to {MAX_NUMBERS:,}.")


def _invalid(reason: str) -> InvalidQuery:
    return InvalidQuery(f"query: {reason}.", details=[ErrorDetail("query", reason)])


def _refuse(message: str) -> NoReturn:
    raise Forbidden(message, code="sql_forbidden")
