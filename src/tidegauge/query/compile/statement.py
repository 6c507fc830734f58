"""A statement and the builder of its bound parameters: user text travels beside the SQL, never in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from tidegauge.contracts.ports import Bound


class Statement(msgspec.Struct, frozen=True):
    """ClickHouse SQL with `{p0:Type}` places, and the value of each."""

    sql: str
    parameters: dict[str, Any]


class Binder:
    """Hands out parameter names. Equal values of one type share a place, so a repeated expression stays one expression for the engine."""

    def __init__(self) -> None:
        self.parameters = Bound()
        self._places: dict[tuple[str, str], str] = {}

    def project(self, value: int) -> str:
        """The place of a project number."""
        return self._bind(value, "UInt32")

    def seconds(self, value: int) -> str:
        """The place of seconds since 1970, below 2^32: compared with a time of the engine as they are."""
        return self._bind(value, "UInt32")

    def text(self, value: str) -> str:
        """The place of a text."""
        return self._bind(value, "String")

    def texts(self, values: list[str]) -> str:
        """The place of a list of texts."""
        return self._bind(values, "Array(String)")

    def number(self, value: float) -> str:
        """The place of a finite number."""
        return self._bind(float(value), "Float64")

    def numbers(self, values: list[float]) -> str:
        """The place of a list of finite numbers."""
        return self._bind([float(value) for value in values], "Array(Float64)")

    def integer(self, value: int) -> str:
        """The place of a 64-bit integer."""
        return self._bind(value, "Int64")

    def unsigned(self, value: int) -> str:
        """The place of an unsigned 64-bit integer, such as a person's key."""
        return self._bind(value, "UInt64")

    def unsigneds(self, values: Sequence[int]) -> str:
        """The place of a list of unsigned 64-bit integers."""
        return self._bind(list(values), "Array(UInt64)")

    def integers(self, values: list[int]) -> str:
        """The place of a list of 64-bit integers."""
        return self._bind(values, "Array(Int64)")

    def statement(self, sql: str) -> Statement:
        """The statement of `sql`, which uses this binder's places."""
        return Statement(sql, self.parameters)

    def groups(self, values: list[tuple[str, ...]]) -> str:
        """A one-column sub-query of group keys: a text each, or an array when a key has several."""
        columns = [self.texts(list(column)) for column in zip(*values, strict=True)]
        if len(columns) == 1:
            return f"(SELECT arrayJoin({columns[0]}))"
        names = [f"k{index}" for index in range(len(columns))]
        return f"(SELECT arrayJoin(arrayMap(({', '.join(names)}) -> [{', '.join(names)}], {', '.join(columns)})))"

    def _bind(self, value: Any, kind: str) -> str:
        key = (kind, repr(value))
        place = self._places.get(key)
        if place is None:
            name = f"p{len(self.parameters)}"
            place = self._places[key] = f"{{{name}:{kind}}}"
            self.parameters[name] = value
        return place
