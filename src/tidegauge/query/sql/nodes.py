"""The parts of the language that are let through; every other kind of node is refused, whatever it means."""

from __future__ import annotations

from typing import Final

from sqlglot import exp

QUERIES: Final = (exp.Select, exp.SetOperation, exp.Subquery)

ALLOWED: Final = frozenset(
    {
        # queries
        *(exp.Select, exp.Union, exp.Except, exp.Intersect, exp.Subquery, exp.With, exp.CTE, exp.Distinct),
        *(exp.From, exp.Join, exp.Where, exp.Group, exp.Rollup, exp.Cube, exp.Having, exp.Qualify, exp.Order, exp.Ordered, exp.Limit, exp.Offset),
        # names and values
        *(exp.Table, exp.TableAlias, exp.Column, exp.Identifier, exp.Star, exp.Alias, exp.Literal, exp.RawString, exp.Boolean, exp.Null, exp.Var),
        *(exp.Placeholder, exp.DataType, exp.DataTypeParam, exp.Interval, exp.HexString),
        # expressions
        *(exp.Paren, exp.Tuple, exp.Array, exp.Bracket, exp.Dot, exp.Case, exp.If, exp.Cast, exp.Lambda, exp.Window, exp.WindowSpec, exp.Exists),
        *(exp.And, exp.Or, exp.Not, exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.NullSafeEQ, exp.Is, exp.Between, exp.In, exp.Like, exp.ILike),
        *(exp.Add, exp.Sub, exp.Mul, exp.Div, exp.IntDiv, exp.Mod, exp.Neg, exp.DPipe),
        # calls: their names are looked up in the list of functions
        *(exp.Anonymous, exp.AnonymousAggFunc, exp.CombinedAggFunc, exp.ParameterizedAgg, exp.CombinedParameterizedAgg),
    }
)

CALLS: Final = (exp.Anonymous, exp.AnonymousAggFunc)

PARTS: Final[dict[type[exp.Expr], frozenset[str]]] = {
    exp.Select: frozenset(("expressions", "distinct", "from_", "joins", "where", "group", "having", "qualify", "windows", "order", "limit", "offset", "with_")),
    **dict.fromkeys((exp.Union, exp.Except, exp.Intersect), frozenset(("this", "expression", "distinct", "order", "limit", "offset", "with_"))),
    exp.Subquery: frozenset(("this", "alias", "joins", "order", "limit", "offset", "with_")),
    exp.With: frozenset(("expressions",)),
    exp.CTE: frozenset(("this", "alias", "scalar")),
    exp.Table: frozenset(("this", "alias", "joins", "db", "catalog")),
    exp.TableAlias: frozenset(("this",)),
    exp.Join: frozenset(("this", "side", "kind", "method", "on", "using", "expressions")),
    exp.Group: frozenset(("expressions", "rollup", "cube", "all")),
    exp.In: frozenset(("this", "expressions", "query", "field")),
    exp.Star: frozenset(("except_", "replace")),
    exp.Ordered: frozenset(("this", "desc", "nulls_first")),
    exp.Order: frozenset(("expressions",)),
}
"""What these nodes may have; INTO, FORMAT, SETTINGS, PREWHERE, SAMPLE, FINAL, GLOBAL, WITH FILL, RECURSIVE and the like are not among them."""
