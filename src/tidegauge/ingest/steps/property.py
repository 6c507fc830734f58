"""Properties: any JSON within stated bounds."""

from __future__ import annotations

from itertools import chain
from typing import Any, Final

import msgspec
from msgspec import UnsetType

from tidegauge.contracts.field import PATH_SEPARATOR
from tidegauge.ingest.draft import Draft
from tidegauge.ingest.limit import (
    MAX_NESTED_BYTES,
    MAX_NESTED_LEAVES,
    MAX_PROPERTIES,
    MAX_PROPERTY_DEPTH,
    MAX_PROPERTY_NAME_LENGTH,
    MAX_VALUE_LENGTH,
)

CUT: Final = f"text of a property cut at {MAX_VALUE_LENGTH} characters"
_INTEGERS = range(-(2**63), 2**64)
_UNSAFE: Final = str.maketrans({PATH_SEPARATOR: None, "\x00": None})
_PLAIN: Final = frozenset((str, int, float, bool, type(None)))
_FLAT: Final = _PLAIN | {UnsetType}
_to_json = msgspec.json.Encoder().encode


class _Refused(ValueError):
    """Properties that cannot be kept; the text is the reason."""


def put_properties(draft: Draft) -> None:
    """Every event's properties as a dict, and the distinct keys of the batch."""
    if draft.shape is not None:
        draft.columns = draft.shape.columns(draft.events)
        draft.keys = set(draft.columns)
        if all(_FLAT.issuperset(map(type, values)) for values in draft.columns.values()):
            return
        draft.as_rows()
        _check_each(draft)
        draft.keys = set().union(*draft.properties)
        return
    draft.check("properties", (dict,), "not an object")
    draft.properties = [event.properties or {} for event in draft.events]
    kinds = set(map(type, chain.from_iterable(map(dict.values, draft.properties))))
    if not draft.is_typed or not kinds <= _PLAIN:
        _check_each(draft)
    draft.keys = set().union(*draft.properties)
    if any(PATH_SEPARATOR in key or "\x00" in key for key in draft.keys):
        draft.properties = [{key.translate(_UNSAFE): value for key, value in row.items()} for row in draft.properties]
        draft.keys = {key.translate(_UNSAFE) for key in draft.keys}


def _check_each(draft: Draft) -> None:
    wrong: dict[int, str] = {}
    for row, properties in enumerate(draft.properties):
        if draft.is_typed and _PLAIN.issuperset(map(type, properties.values())):
            continue
        try:
            draft.properties[row] = _Checker(draft).check(properties)
        except _Refused as refused:
            wrong[row] = str(refused)
    draft.reject("properties", wrong)


class _Checker:
    """Checks one event's properties, rebuilding what is nested."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.leaves = 0

    def check(self, properties: dict[str, Any]) -> dict[str, Any]:
        if len(properties) > MAX_PROPERTIES:
            raise _Refused(f"more than {MAX_PROPERTIES} properties")
        checked = {}
        for key, value in properties.items():
            if len(key) > MAX_PROPERTY_NAME_LENGTH:
                raise _Refused(f"a property name longer than {MAX_PROPERTY_NAME_LENGTH} characters")
            name = key.translate(_UNSAFE)
            checked[name] = self.value(value, 1, name)
        if self.leaves and len(_to_json(checked)) > MAX_NESTED_BYTES:
            raise _Refused(f"more than {MAX_NESTED_BYTES:,} bytes")
        return checked

    def value(self, value: Any, depth: int, path: str | None) -> Any:
        """The value to keep. `path` is None inside arrays, whose leaves have no name of their own."""
        kind = type(value)
        if kind is str:
            return value if len(value) <= MAX_VALUE_LENGTH else self.cut(value)
        if kind is int and value not in _INTEGERS:
            raise _Refused("an integer outside 64 bits")
        if kind is list:
            self.enter(len(value), depth)
            return [self.value(item, depth + 1, None) for item in value]
        if kind is dict:
            self.enter(len(value), depth)
            return {key: self.value(item, depth + 1, inner) for key, inner, item in self.entries(value, path)}
        return value

    def entries(self, value: dict[str, Any], path: str | None) -> list[tuple[str, str | None, Any]]:
        entries = []
        for name, item in value.items():
            if len(name) > MAX_PROPERTY_NAME_LENGTH:
                raise _Refused(f"a property name longer than {MAX_PROPERTY_NAME_LENGTH} characters")
            key = name.translate(_UNSAFE)
            inner = None if path is None else f"{path}{PATH_SEPARATOR}{key}"
            if inner is not None and type(item) is not dict:
                self.draft.nested_paths.setdefault(inner.partition(PATH_SEPARATOR)[0], set()).add(inner)
            entries.append((key, inner, item))
        return entries

    def enter(self, leaves: int, depth: int) -> None:
        self.leaves += leaves
        if depth >= MAX_PROPERTY_DEPTH:
            raise _Refused(f"nested deeper than {MAX_PROPERTY_DEPTH} levels")
        if self.leaves > MAX_NESTED_LEAVES:
            raise _Refused(f"more than {MAX_NESTED_LEAVES:,} values in arrays and objects")

    def cut(self, value: str) -> str:
        self.draft.warnings[CUT] += 1
        return value[:MAX_VALUE_LENGTH]
