import pytest

from tidegauge.core.spreadsheet_text import printable, safe_text


@pytest.mark.hostile(75)
@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "\uff1d1"])
def test_what_begins_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert safe_text(text) == f"'{text}"


@pytest.mark.hostile(77)
def test_what_xml_cannot_hold_is_replaced_and_the_rest_is_kept() -> None:
    assert printable("a\x00b\x0bc\x1f\ufffe") == "a\ufffdb\ufffdc\ufffd\ufffd"
    assert printable("ก\tb\r\nc 🎉") == "ก\tb\r\nc 🎉"
    assert safe_text("plain = text") == "plain = text"
