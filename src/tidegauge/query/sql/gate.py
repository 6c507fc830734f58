"""Lets a person's statement through as a new one: read into a tree, checked node by node against what is allowed, tables swapped for the project's views,
written again from the tree, and its calls checked once more in the written text. What was checked is what runs."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final, NoReturn

import sqlglot
from sqlglot import exp
from sqlglot.errors import ParseError, TokenError
from sqlglot.tokenizer_core import Token, TokenType

from tidegauge.contracts.plan import ALWAYS, Condition
from tidegauge.core.errors import ErrorDetail, Forbidden, InvalidQuery
from tidegauge.core.time_range import TimeRange
from tidegauge.query.catalogue import suggest
from tidegauge.query.compile.event_tables import STORED, EventTables
from tidegauge.query.compile.statement import Binder, Statement
from tidegauge.query.sql import functions
from tidegauge.query.sql.dialect import PlainClickHouse
from tidegauge.query.sql.nodes import QUERIES
from tidegauge.query.sql.rewrite import Rewriter
from tidegauge.query.sql.tables import view_sql
from tidegauge.query.sql.words import BEFORE_PARENTHESIS, MAX_LENGTH, TYPES

MAX_DEPTH: Final = 30
_OPENING: Final = frozenset((TokenType.L_PAREN, TokenType.L_BRACKET, TokenType.L_BRACE))
_CLOSING: Final = frozenset((TokenType.R_PAREN, TokenType.R_BRACKET, TokenType.R_BRACE))
MAX_LINKS: Final = 200
MAX_SIGNS: Final = 500
_LINKS: Final = frozenset((TokenType.AND, TokenType.OR, TokenType.UNION, TokenType.DPIPE, TokenType.ARROW))
_SIGNS: Final = frozenset((TokenType.PLUS, TokenType.DASH, TokenType.STAR, TokenType.SLASH, TokenType.MOD))
_STARTS: Final = ("SELECT", "WITH", "FROM")
_TO_FILE: Final = re.compile(r"\bINTO\s+OUTFILE\b", re.IGNORECASE)
_CLASS: Final = re.compile(r" for <class '[^']*'>")
"""What the parser's own words say of its inside."""


def admit(query: str, parameters: Mapping[str, Any], project: int, span: TimeRange, tables: EventTables = STORED, condition: Condition = ALWAYS) -> Statement:
    """The statement to run for a person of `project`: its tables are the project's views of events (of `tables`) within `span` that meet the condition.

    Raises InvalidQuery (400) for what is no SQL, Forbidden (403, `sql_forbidden`) for SQL that is not allowed; both name what was wrong.
    """
    tree = _one_query(query)
    mark = f"tg{secrets.token_hex(8)}"
    rewriter = Rewriter(parameters, mark)
    try:
        tree = rewriter.rewrite(tree)
        text = tree.sql(dialect=PlainClickHouse, comments=False)
    except RecursionError:
        raise _too_deep() from None
    _check_calls(text)
    binder = Binder()
    for table, place in rewriter.places.items():
        text = text.replace(place, view_sql(table, project, span, rewriter.properties, binder, tables, condition))
    return Statement(text, {**binder.parameters, **rewriter.values})


def _one_query(query: str) -> exp.Query:
    if not query.strip() or len(query) > MAX_LENGTH or "\x00" in query:
        raise InvalidQuery(f"query: a statement has 1 to {MAX_LENGTH:,} characters and no NUL.", details=[ErrorDetail("query", "too long, or empty")])
    try:
        tokens = sqlglot.tokenize(query, read=PlainClickHouse)
        _check_depth(tokens)
        _check_start(tokens)
        trees = [tree for tree in sqlglot.parse(query, read=PlainClickHouse) if tree is not None]
    except (ParseError, TokenError) as error:
        if _TO_FILE.search(query):
            _refuse("INTO OUTFILE is not allowed here.")
        raise _unreadable(error) from None
    except RecursionError:
        raise _too_deep() from None
    if not trees:
        raise InvalidQuery("There is no statement.", code="sql_syntax", details=[ErrorDetail("query", "empty")])
    if len(trees) > 1:
        _refuse("Send one statement at a time.")
    tree = trees[0]
    if not isinstance(tree, QUERIES):
        _refuse(f"Only SELECT is allowed, not {type(tree).__name__.upper()}.")
    if any(not select.expressions for select in tree.find_all(exp.Select)):
        raise InvalidQuery("A SELECT names no columns.", code="sql_syntax", details=[ErrorDetail("query", "no columns")])
    return tree


def _check_depth(tokens: list[Token]) -> None:
    """Refuse what the parser would descend too far for: deep brackets, and long chains of signs and words without any."""
    depth = run = 0
    for token in tokens:
        depth += (token.token_type in _OPENING) - (token.token_type in _CLOSING)
        run = run + 1 if token.token_type in (TokenType.NOT, TokenType.DASH, TokenType.PLUS, TokenType.CASE) else 0
        if depth > MAX_DEPTH or run > MAX_DEPTH:
            raise _too_deep()
    for kinds, most, words in ((_LINKS, MAX_LINKS, "AND, OR, UNION and ||; use IN for long lists"), (_SIGNS, MAX_SIGNS, "signs of arithmetic")):
        if sum(token.token_type in kinds for token in tokens) > most:
            reason = f"a statement has at most {most} {words}"
            raise InvalidQuery(f"query: {reason}.", details=[ErrorDetail("query", reason)])


def _check_start(tokens: list[Token]) -> None:
    first = next((token.text.upper() for token in tokens if token.token_type is not TokenType.L_PAREN), "")
    if first and first not in _STARTS:
        _refuse(f"Only SELECT is allowed, not {first[:20]}.")


def _check_calls(text: str) -> None:
    """Every word before a parenthesis in the text that will run is a function of the list, a type, or a word of the language."""
    tokens = sqlglot.tokenize(text, read=PlainClickHouse)
    for token, following in pairwise(tokens):
        if token.token_type is TokenType.SEMICOLON:
            _refuse("Send one statement at a time.")
        if following.token_type is not TokenType.L_PAREN or token.token_type in (TokenType.STRING, TokenType.NUMBER):
            continue
        word = token.text
        is_word = word[:1].isalpha() or word[:1] == "_" or token.token_type is TokenType.IDENTIFIER
        if is_word and not (functions.is_callable(word) or word in TYPES or word in functions.TABLE or word.upper() in BEFORE_PARENTHESIS):
            _refuse(f"The function '{word[:60]}' is not allowed here.{suggest(word, functions.SCALAR | functions.AGGREGATE)}")


def _unreadable(error: ParseError | TokenError) -> InvalidQuery:
    found = error.errors[0] if isinstance(error, ParseError) and error.errors else {}
    where = f" at line {found['line']}, column {found['col']}" if found.get("line") else ""
    near = f" near '{found['highlight'][:40]}'" if found.get("highlight") else ""
    message = _CLASS.sub("", str(found.get("description") or str(error).splitlines()[0])).rstrip(".")[:200]
    return InvalidQuery(f"The statement cannot be read{where}{near}: {message}.", code="sql_syntax", details=[ErrorDetail("query", message)])


def _too_deep() -> InvalidQuery:
    return InvalidQuery(f"query: nested more than {MAX_DEPTH} deep.", details=[ErrorDetail("query", "nested too deep")])


def _refuse(message: str) -> NoReturn:
    raise Forbidden(message, code="sql_forbidden")
