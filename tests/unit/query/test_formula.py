import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.contracts.plan import Constant, Expression, MeasureRef, evaluate
from tidegauge.core.errors import InvalidQuery
from tidegauge.query.formula import MAX_TERMS, is_formula, parse_formula

VALUES = {"a": 8.0, "b": 2.0, "sign-up": 5.0, "$view": 3.0, "ünï": 7.0, "x.y:z": 1.5}


def _value(text: str) -> float | None:
    return evaluate(parse_formula(text, lambda name: Constant(VALUES[name])), ())


@pytest.mark.req("B2")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a / b * 100", 400.0),
        ("a+b*2", 12.0),
        ("(a + b) * 2", 20.0),
        ("a - b - 1", 5.0),
        ("a / b / 2", 2.0),
        ("-a + b", -6.0),
        ("2 * -b", -4.0),
        ("`sign-up` * 2", 10.0),
        ("$view", 3.0),
        ("ünï + x.y:z", 8.5),
        ("a / (b - 2)", None),
        ("((((a))))", 8.0),
        ("1.5", 1.5),
    ],
)
def test_formulas_compute_by_the_usual_precedence(text: str, expected: float | None) -> None:
    assert _value(text) == expected


@pytest.mark.hostile(34)
@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a b",
        "a +",
        "+ a",
        "(a",
        "a)",
        "a ** b",
        "a // b",
        "`a",
        "``",
        "a % b",
        "f(a)",
        "a; b",
        "__import__('os')",
        "a == b",
        "1..2",
        "a,b",
        "a\x00",
    ],
)
def test_what_is_no_formula_is_refused_with_the_place(text: str) -> None:
    with pytest.raises(InvalidQuery, match=r"character|needs") as caught:
        parse_formula(text, lambda name: MeasureRef(0))
    assert caught.value.details[0].field == "metric"


@pytest.mark.hostile(46)
@pytest.mark.parametrize("text", ["(" * 500, "-" * 500 + "a", " + ".join(["a"] * (MAX_TERMS + 1)), "a" * 2_000, "(" * 300 + "a" + ")" * 300])
def test_size_is_bounded(text: str) -> None:
    with pytest.raises(InvalidQuery):
        parse_formula(text, lambda name: MeasureRef(0))


@pytest.mark.hostile(167)
@given(st.text("ab12+-*/() `.", max_size=40))
def test_any_text_gives_a_formula_or_a_refusal(text: str) -> None:
    def resolve(name: str) -> Expression:
        return Constant(1.0)

    try:
        parsed = parse_formula(text, resolve)
    except InvalidQuery:
        return
    evaluate(parsed, ())


@pytest.mark.parametrize(
    ("text", "expected"), [("a / b", True), ("a*100", True), ("`x y`", True), ("sign-up", False), ("/home/x", False), ("*", False), ("Signed up (web)", False)]
)
def test_event_names_with_signs_are_no_formulas(text: str, expected: bool) -> None:
    assert is_formula(text) is expected
