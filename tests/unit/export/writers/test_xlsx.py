import io
import zipfile
from datetime import datetime, timedelta, timezone

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from tidegauge.core.errors import LimitReached
from tidegauge.export.table import Cell, Table
from tidegauge.export.writers import xlsx
from tidegauge.export.writers.xlsx import MAX_CHARACTERS, MAX_COLUMNS, sheet_name, write_xlsx


def written(rows: list[list[Cell]], columns: list[str] | None = None, title: str = "t") -> bytes:
    file = io.BytesIO()
    write_xlsx(Table(title, columns or [f"c{n}" for n in range(len(rows[0]))], rows), file)
    return file.getvalue()


def read(data: bytes) -> list[list[object]]:
    """By another library than the one that wrote it."""
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)]


@pytest.mark.req("I1")
@pytest.mark.hostile(76)
@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("http://evil")', "{=1}", "http://evil/?a=b", "mailto:a@b", "internal:x!A1", "+1", "-1", "@x", "0042", "1e5"]
)
def test_text_stays_text(text: str) -> None:
    data = written([[text]], [text])
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert [(cell.value, cell.data_type, cell.hyperlink) for row in sheet.iter_rows() for cell in row] == [(text, "s", None)] * 2
    parts = {name: zipfile.ZipFile(io.BytesIO(data)).read(name) for name in zipfile.ZipFile(io.BytesIO(data)).namelist()}
    assert not [name for name in parts if "rels" in name and "sheet" in name]
    assert b"<f>" not in parts["xl/worksheets/sheet1.xml"]


@pytest.mark.hostile(77)
def test_control_characters_are_replaced_and_the_file_is_whole() -> None:
    assert read(written([["a\x00b\x0b", "ok"], ["\x1f\ufffe", "\ud800"]], ["\x01", "b"]))[0] == ["\ufffd", "b"]
    assert read(written([["a\x00b\x0b", "ok"]]))[1] == ["a\ufffdb\ufffd", "ok"]
    assert unescape(str(read(written([["_x0041_"]]))[1][0])) == "_x0041_"  # which openpyxl leaves to its callers


@pytest.mark.req("I1")
def test_numbers_times_and_nothing_are_what_they_are() -> None:
    time = datetime(2026, 11, 29, 7, 30, tzinfo=timezone(timedelta(hours=7)))
    assert read(written([[1, 2.5, True, None, time, 2**53 + 1, -(2**60)]]))[1] == [1, 2.5, True, None, time.replace(tzinfo=None), str(2**53 + 1), str(-(2**60))]


@pytest.mark.req("I1")
def test_what_a_sheet_cannot_hold_is_cut_or_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    cut = read(written([["x" * 40_000]]))[1][0]
    assert isinstance(cut, str)
    assert len(cut) == MAX_CHARACTERS
    assert cut.endswith("…")
    with pytest.raises(LimitReached, match="Take CSV or Parquet"):
        written([[None] * (MAX_COLUMNS + 1)])
    monkeypatch.setattr(xlsx, "MAX_ROWS", 2)
    with pytest.raises(LimitReached, match="holds 2 rows"):
        written([[1], [2], [3]])


@pytest.mark.parametrize(
    ("title", "name"),
    [("Revenue / day [x]:*?", "Revenue   day  x"), ("", "Data"), ("'a'", "a"), ("History", "Data"), ("ก" * 40, "ก" * 31), ("a\x00\n", "a\ufffd")],
)
def test_a_sheet_has_a_name_that_excel_takes(title: str, name: str) -> None:
    assert sheet_name(title) == name
    assert openpyxl.load_workbook(io.BytesIO(written([[1]], title=title))).sheetnames == [name]
