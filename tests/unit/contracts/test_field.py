import pytest

from tidegauge.contracts.field import ATTRIBUTES, HOT_NUMBER, HOT_TEXT, MAX_FIELD_NAME_LENGTH, Field, resolve_field
from tidegauge.core.errors import InvalidQuery


@pytest.mark.req("B4")
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("event_name", Field("event_name", "name", "text")),
        ("value", Field("value", "value", "number")),
        ("person", Field("person", "person", "person")),
        ("country", Field("country", "country", "text")),
        ("properties.country", Field("properties.country", "country", "text")),
        ("property.status", Field("property.status", "status", "property", "status")),
        ("properties.name", Field("properties.name", "text", "property", "name")),
        ("plan", Field("plan", "text", "property", "plan")),
        ("a.b", Field("a.b", "text", "property", "a.b")),
    ],
)
def test_a_bare_name_is_the_attribute_if_there_is_one_else_the_property(name: str, expected: Field) -> None:
    assert resolve_field(name) == expected


@pytest.mark.hostile(34)
@pytest.mark.parametrize("name", ["", "\x00", "a\x00", "properties.", "property.", "x" * (MAX_FIELD_NAME_LENGTH + 1)])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(InvalidQuery):
        resolve_field(name)


@pytest.mark.hostile(12)
@pytest.mark.parametrize("name", ["project", "_batch", "_row", "rest", "given", "text", "number"])
def test_our_own_columns_cannot_be_named(name: str) -> None:
    assert resolve_field(name).kind == "property"


def test_every_hot_property_is_an_attribute() -> None:
    assert set(HOT_TEXT) | set(HOT_NUMBER) <= set(ATTRIBUTES)
