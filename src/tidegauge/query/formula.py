"""Formulas over metrics (`purchase / page_view * 100`): a small operator-precedence parser (Pratt 1973); `resolve` gives names their meaning."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Literal

from tidegauge.contracts.plan import Arithmetic, Constant, Expression
from tidegauge.core.errors import ErrorDetail, InvalidQuery

MAX_TERMS: Final = 20
MAX_LENGTH: Final = 1_000
_MAX_DEPTH: Final = 20

_TOKEN: Final = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)(?![\w.:$])|`(?P<quoted>[^`]+)`|(?P<name>\d*(?:[^\W\d]|\$)[\w$.:]*)|(?P<sign>[-+*/()]))")
_LOOKS_LIKE: Final = re.compile(r"`|\s[-+*/]\s|.\*|\*.")
_BINDING: Final = {"+": 1, "-": 1, "*": 2, "/": 2}

Sign = Literal["+", "-", "*", "/"]
_SIGNS: Final[dict[str, Sign]] = {"+": "+", "-": "-", "*": "*", "/": "/"}


def is_formula(metric: str) -> bool:
    """Whether a metric's text is a formula: a backtick, a `*` beside something, or an operator between spaces (event names may hold signs too)."""
    return _LOOKS_LIKE.search(metric) is not None


def parse_formula(text: str, resolve: Callable[[str], Expression]) -> Expression:
    """The expression of a formula of names, numbers, + - * / and parentheses; other names go in backticks.

    Raises InvalidQuery naming the place of what cannot be read, and for more than MAX_TERMS terms.
    """
    if len(text) > MAX_LENGTH:
        raise _invalid(f"A formula has at most {MAX_LENGTH:,} characters.")
    parser = _Parser(text, resolve)
    expression = parser.expression(0, 0)
    parser.end()
    return expression


class _Parser:
    def __init__(self, text: str, resolve: Callable[[str], Expression]) -> None:
        self._text = text
        self._resolve = resolve
        self._at = 0
        self._terms = 0

    def expression(self, binding: int, depth: int) -> Expression:
        """Read while operators bind tighter than `binding`."""
        if depth > _MAX_DEPTH:
            raise _invalid(f"A formula nests at most {_MAX_DEPTH} deep.")
        left = self._operand(depth)
        while (sign := self._peek()) in _BINDING and _BINDING[sign] > binding:
            self._next()
            left = Arithmetic(_SIGNS[sign], left, self.expression(_BINDING[sign], depth + 1))
        return left

    def end(self) -> None:
        """Nothing may follow."""
        if self._text[self._at :].strip():
            raise self._unexpected()

    def _operand(self, depth: int) -> Expression:
        token = self._next()
        if token is None:
            raise self._unexpected()
        if token["sign"] == "(":
            inner = self.expression(0, depth + 1)
            if self._peek() != ")":
                raise self._unexpected("a closing parenthesis")
            self._next()
            return inner
        if token["sign"] == "-":
            return Arithmetic("-", Constant(0.0), self.expression(_BINDING["*"], depth + 1))
        if token["sign"]:
            self._at = token.start("sign")
            raise self._unexpected("a name or a number")
        self._terms += 1
        if self._terms > MAX_TERMS:
            raise _invalid(f"A formula has at most {MAX_TERMS} terms.")
        if token["number"]:
            return Constant(float(token["number"]))
        return self._resolve(token["quoted"] or token["name"])

    def _peek(self) -> str:
        token = _TOKEN.match(self._text, self._at)
        return (token["sign"] or "") if token else ""

    def _next(self) -> re.Match[str] | None:
        token = _TOKEN.match(self._text, self._at)
        if token:
            self._at = token.end()
        return token

    def _unexpected(self, wanted: str = "a name, a number or an operator") -> InvalidQuery:
        rest = self._text[self._at :].strip()
        found = f"'{rest[:20]}'" if rest else "the end"
        return _invalid(f"The formula needs {wanted} at character {self._at + 1}, not {found}. Put names with spaces or signs in backticks.")


def _invalid(message: str) -> InvalidQuery:
    return InvalidQuery(message, details=[ErrorDetail("metric", message)])
