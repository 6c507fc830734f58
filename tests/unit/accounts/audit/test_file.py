from __future__ import annotations

import csv
import io

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.accounts.audit.entry import Entry
from tidegauge.accounts.audit.file import header, safe_cell, view, writer

pytestmark = pytest.mark.req("J5")

ENTRY = Entry(number=7, at_ms=1_795_975_846_599, action="login", email='=HYPERLINK("http://evil")', agent='a "quoted", one', detail='{"changes":[]}')


@pytest.mark.hostile(75)
@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\uff1d1+1"])
def test_a_cell_that_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.hostile(75)
@given(st.text())
def test_no_text_begins_as_a_formula_and_none_is_lost(text: str) -> None:
    cell = safe_cell(text)
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.removeprefix("'") == text.removeprefix("'")


@pytest.mark.hostile(75)
def test_a_file_for_people_has_one_line_an_entry_with_the_time_in_words() -> None:
    names, row = csv.reader(io.StringIO((header("csv") + writer("csv")([ENTRY])).decode(), newline=""))
    entry = dict(zip(names, row, strict=True))
    assert (entry["number"], entry["time"], entry["email"]) == ("7", "2026-11-29T18:10:46.599Z", '\'=HYPERLINK("http://evil")')
    assert (entry["agent"], entry["project_id"]) == ('a "quoted", one', "")


def test_a_file_for_programs_has_one_object_a_line_as_the_api_gives_it() -> None:
    lines = writer("ndjson")([ENTRY, ENTRY]).splitlines()
    assert header("ndjson") == b""
    assert lines[0] == lines[1] == msgspec.json.encode(view(ENTRY))
    assert msgspec.json.decode(lines[0])["detail"] == {"changes": []}
