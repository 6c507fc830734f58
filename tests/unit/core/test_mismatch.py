from __future__ import annotations

import enum
from typing import Annotated, Literal

import msgspec
import pytest

from tidegauge.core.mismatch import reason_and_place


class Put(msgspec.Struct, tag_field="op", tag="put"):
    x: int


class Move(msgspec.Struct, tag_field="op", tag="move"):
    y: int


class Colour(enum.Enum):
    RED = "red"
    BLUE = "blue"


class Given(msgspec.Struct):
    role: Annotated[Literal["admin", "member"], msgspec.Meta(description="What they are")] | None = None
    roles: list[Literal["admin", "member"]] = []
    by_name: dict[str, Literal["x"]] = {}
    pair: tuple[Literal["u"], int] | None = None
    do: Put | Move | None = None
    colour: Colour | None = None
    step: Literal[1, 2] = 1
    inner: list[Given] = []
    plain: str = ""
    letter: Literal["1", "2", "3"] | None = msgspec.field(default=None, name="Letter")


@pytest.mark.parametrize(
    ("body", "reason", "place"),
    [
        ('{"role": "king"}', "Invalid enum value 'king', it is one of admin, member", ".role"),
        ('{"roles": ["admin", "king"]}', "Invalid enum value 'king', it is one of admin, member", ".roles[1]"),
        ('{"by_name": {"a.b": "y"}}', "Invalid enum value 'y', it is one of x", ".by_name[...]"),
        ('{"pair": ["v", 1]}', "Invalid enum value 'v', it is one of u", ".pair[0]"),
        ('{"do": {"op": "jump"}}', "Invalid value 'jump', it is one of put, move", ".do.op"),
        ('{"colour": "green"}', "Invalid enum value 'green', it is one of red, blue", ".colour"),
        ('{"step": 3}', "Invalid enum value 3, it is one of 1, 2", ".step"),
        ('{"inner": [{"inner": [{"role": "king"}]}]}', "Invalid enum value 'king', it is one of admin, member", ".inner[0].inner[0].role"),
        ('{"Letter": "4"}', "Invalid enum value '4', it is one of 1, 2, 3", ".Letter"),
        ('{"plain": 5}', "Expected `str`, got `int`", ".plain"),
        ("[]", "Expected `object`, got `array`", ""),
    ],
)
def test_a_value_that_is_none_of_a_list_is_told_the_list(body: str, reason: str, place: str) -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.json.decode(body, type=Given)
    assert reason_and_place(caught.value, Given) == (reason, place)


def test_a_long_value_is_not_told_back_whole() -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.json.decode(msgspec.json.encode({"role": "x" * 10_000}), type=Given)
    assert len(reason_and_place(caught.value, Given)[0]) < 200
