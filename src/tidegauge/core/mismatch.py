"""What msgspec says of a value that is not as its type, with what it leaves out: which values there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

import msgspec
from msgspec import inspect

_STEP: Final = re.compile(r"\.([^.\[\]]+)|\[(?:\d+|\.\.\.)\]")
_NONE_OF_A_LIST: Final = re.compile(r"Invalid (?:enum )?value (.+)", re.DOTALL)
_MOST_NAMED: Final = 60
"""Values: a longer list is no help."""
_MOST_SHOWN: Final = 100
"""Characters of a value that was sent."""


def reason_and_place(error: msgspec.ValidationError, kind: Any) -> tuple[str, str]:
    """Why, and where (`.holds_for.roles[0]`; "" for the whole), of what was to be a `kind`.

    A value that is none of a list is told the list: `Invalid enum value 'king', it is one of admin, member`.
    """
    reason, _, place = str(error).partition(" - at `$")
    place = place.removesuffix("`")
    if found := _NONE_OF_A_LIST.fullmatch(reason):
        reason = reason if len(found[1]) <= _MOST_SHOWN else reason[: -(len(found[1]) - _MOST_SHOWN)] + "…"
        choices = list(dict.fromkeys(_choices(kind, place)))
        if 0 < len(choices) <= _MOST_NAMED:
            reason = f"{reason}, it is one of {', '.join(choices)}"
    return reason, place


def _choices(kind: Any, place: str) -> Iterator[str]:
    """The values of every list of values that may stand at the place: of a field, or of the field that tells structs of a union apart."""
    types = [_type_of(kind)]
    for step in _STEP.finditer(place):
        for each in (plain for one in types for plain in _plain(one)):
            if isinstance(each, inspect.StructType) and each.tag_field == step[1] and place.endswith(step[0]):
                yield str(each.tag)
        types = [below for one in types for below in _below(one, step[1])]
    for each in (plain for one in types for plain in _plain(one)):
        if isinstance(each, inspect.LiteralType):
            yield from map(str, each.values)
        elif isinstance(each, inspect.EnumType):
            yield from (str(member.value) for member in each.cls)


def _below(kind: inspect.Type, name: str | None) -> Iterator[inspect.Type]:
    """The types of a field, or (None) of whatever a list or dict holds."""
    for each in _plain(kind):
        if name is not None:
            if isinstance(each, inspect.StructType):
                yield from (field.type for field in each.fields if field.encode_name == name)
        elif isinstance(each, inspect.TupleType):
            yield from each.item_types
        elif isinstance(each, inspect.DictType):
            yield each.value_type
        elif isinstance(each, inspect.CollectionType):
            yield each.item_type


def _plain(kind: inspect.Type) -> Iterator[inspect.Type]:
    """Without what is said besides, and each of a union."""
    if isinstance(kind, inspect.Metadata):
        yield from _plain(kind.type)
    elif isinstance(kind, inspect.UnionType):
        for each in kind.types:
            yield from _plain(each)
    else:
        yield kind


@lru_cache(maxsize=256)
def _type_of(kind: Any) -> inspect.Type:
    return inspect.type_info(kind)
