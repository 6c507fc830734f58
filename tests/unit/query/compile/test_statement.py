import pytest

from tidegauge.query.compile.statement import Binder


def test_values_travel_beside_the_text() -> None:
    binder = Binder()
    places = [binder.text("x"), binder.number(5), binder.integer(5), binder.texts(["a"]), binder.numbers([1]), binder.integers([1]), binder.project(3)]
    statement = binder.statement(f"SELECT {', '.join(places)}")
    assert statement.sql == "SELECT {p0:String}, {p1:Float64}, {p2:Int64}, {p3:Array(String)}, {p4:Array(Float64)}, {p5:Array(Int64)}, {p6:UInt32}"
    assert list(statement.parameters.values()) == ["x", 5.0, 5, ["a"], [1.0], [1], 3]


@pytest.mark.hostile(34, 35)
@pytest.mark.parametrize("text", ["{p0:String}", "'; DROP TABLE events", "\\", "\x00"])
def test_a_value_is_never_in_the_text(text: str) -> None:
    binder = Binder()
    assert binder.text(text) == "{p0:String}"
    assert binder.groups([(text, "b")]) == "(SELECT arrayJoin(arrayMap((k0, k1) -> [k0, k1], {p1:Array(String)}, {p2:Array(String)})))"


def test_equal_values_share_a_place_unless_their_types_differ() -> None:
    binder = Binder()
    assert binder.text("1") == binder.text("1")
    assert len({binder.text("1"), binder.number(1), binder.integer(1), binder.texts(["1"])}) == 4
    assert binder.groups([("a",), ("b",)]) == "(SELECT arrayJoin({p4:Array(String)}))"
