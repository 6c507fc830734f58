import csv
import io
from datetime import datetime, timedelta, timezone

import pytest

from tidegauge.export.table import Table
from tidegauge.export.writers.csv import write_csv


def written(table: Table) -> bytes:
    file = io.BytesIO()
    write_csv(table, file)
    return file.getvalue()


@pytest.mark.req("I1")
@pytest.mark.hostile(75)
def test_every_kind_of_cell_comes_back() -> None:
    time = datetime(2026, 11, 29, 7, tzinfo=timezone(timedelta(hours=7)))
    rows = [["=1+1", 'a"b,\r\nc', 2**60, -1.5, True, None, time], ["ก", "", 0, 0.1, False, None, None]]
    data = written(Table("t", ["=h", *"bcdefg"], rows))
    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))) == [
        ["'=h", *"bcdefg"],
        ["'=1+1", 'a"b,\r\nc', str(2**60), "-1.5", "true", "", "2026-11-29T07:00:00+07:00"],
        ["ก", "", "0", "0.1", "false", "", ""],
    ]


def test_the_file_is_left_open_and_half_a_pair_of_utf_16_does_not_stop_it() -> None:
    file = io.BytesIO()
    write_csv(Table("t", ["a"], [["\ud800"]]), file)
    assert not file.closed
    assert file.getvalue().endswith(b"?\r\n")
