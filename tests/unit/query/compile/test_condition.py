import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import And, Compare, Not, Or
from tidegauge.query.compile.condition import compile_condition, scalar_text, text_test
from tidegauge.query.compile.statement import Binder

COUNTRY = resolve_field("country")
VALUE = resolve_field("value")


def _sql(condition: object) -> str:
    return compile_condition(condition, Binder())  # type: ignore[arg-type]


def test_nothing_is_true_and_none_is_false() -> None:
    assert _sql(And()) == "1"
    assert _sql(Or()) == "0"


def test_not_is_around_an_expression_that_is_never_null() -> None:
    assert _sql(Compare(VALUE, "neq", 5.0)) == "NOT ifNull(value = {p0:Float64}, 0)"
    assert _sql(Not(Compare(VALUE, "gt", 5.0))) == "NOT ifNull(value > {p0:Float64}, 0)"


def test_the_operand_decides_between_numbers_and_texts() -> None:
    assert "Float64" in _sql(Compare(VALUE, "eq", 5.0))
    assert "String" in _sql(Compare(VALUE, "eq", "5"))
    mixed = _sql(Compare(VALUE, "in", (5.0, "x")))
    assert "Array(Float64)" in mixed
    assert "Array(String)" in mixed


def test_an_absent_text_is_no_empty_text() -> None:
    assert _sql(Compare(COUNTRY, "eq", "TH")) == "(country = {p0:String})"
    assert _sql(Compare(COUNTRY, "eq", "")) == "((country != '') AND (country = {p0:String}))"
    assert _sql(Compare(COUNTRY, "in", ())) == "0"
    assert _sql(Compare(COUNTRY, "not_in", ())) == "NOT 0"


def test_contains_looks_for_the_lower_form() -> None:
    binder = Binder()
    assert text_test("x", "contains", "ÄB", binder) == "(position(lowerUTF8(x), {p0:String}) > 0)"
    assert binder.parameters == {"p0": "äb"}


def test_a_dot_of_a_pattern_ends_at_the_line() -> None:
    binder = Binder()
    text_test("x", "regex", "a.b", binder)
    assert binder.parameters == {"p0": "(?-s)a.b"}


def test_an_unknown_test_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no text test"):
        text_test("x", "like", "a", Binder())


def test_bools_are_written_as_json_writes_them() -> None:
    assert [scalar_text(operand) for operand in (True, False, "x", 1.5)] == ["true", "false", "x", "1.5"]
