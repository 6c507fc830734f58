import pytest

from tidegauge.contracts.field import PATH_SEPARATOR, resolve_field
from tidegauge.contracts.plan import Dimension
from tidegauge.query.compile import fields
from tidegauge.query.compile.statement import Binder


def test_a_plain_property_is_looked_up_once_a_dotted_one_also_as_a_path() -> None:
    plain, dotted = Binder(), Binder()
    fields.text(resolve_field("price"), plain)
    fields.text(resolve_field("cart.size"), dotted)
    assert list(plain.parameters.values()) == ["price"]
    assert list(dotted.parameters.values()) == ["cart.size", f"cart{PATH_SEPARATOR}size"]


@pytest.mark.parametrize("make", [fields.text, fields.number, fields.exists])
@pytest.mark.parametrize("name", ["name", "id", "person", "value", "status", "tags", "is_bot", "timestamp", "page", "own.property"])
def test_every_kind_of_field_has_every_form(make, name: str) -> None:  # type: ignore[no-untyped-def]
    assert make(resolve_field(name), Binder())


def test_the_id_of_an_event_without_one_is_its_place() -> None:
    assert fields.text(resolve_field("id"), Binder()) == "if(id = '', concat(toString(_batch), '-', toString(_row)), id)"
    assert fields.exists(resolve_field("id"), Binder()) == "1"


def test_a_text_attribute_is_no_number() -> None:
    assert "NULL" in fields.number(resolve_field("country"), Binder())


@pytest.mark.parametrize("part", ["minute", "hour", "day", "week", "month", "hour_of_day", "day_of_week"])
def test_parts_of_time_are_of_the_zone(part: str) -> None:
    binder = Binder()
    fields.dimension(Dimension(part, time_part=part), "Asia/Bangkok", binder)
    assert list(binder.parameters.values()) == ["Asia/Bangkok"]


def test_a_dimension_of_nothing_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="needs a field"):
        fields.dimension(Dimension("x"), "UTC", Binder())
    with pytest.raises(ValueError, match="unknown time part"):
        fields.dimension(Dimension("x", time_part="eon"), "UTC", Binder())
