from __future__ import annotations

import re

import pytest

from tidegauge.dashboards.text import ONE_LINE, PROSE


@pytest.mark.parametrize("text", ["", "Revenue (€)", "รายได้", "<script>alert(1)</script>", "a 'quote' and \"two\"", "😀"])
def test_words_of_any_language_pass_as_they_are(text: str) -> None:
    assert re.search(ONE_LINE, text)
    assert re.search(PROSE, text)


@pytest.mark.hostile(187)
@pytest.mark.parametrize("text", ["a\u0000b", "a\u001b[31m", "a\u007f", "\u202eabc", "\u2066abc", "a\u0085b"])
def test_control_and_direction_characters_do_not_pass(text: str) -> None:
    assert not re.search(ONE_LINE, text)
    assert not re.search(PROSE, text)


def test_only_prose_has_lines() -> None:
    assert re.search(PROSE, "a\n\tb")
    assert not re.search(ONE_LINE, "a\nb")
    assert not re.search(ONE_LINE, "a\n")
