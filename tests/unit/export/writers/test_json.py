import io
import json
from datetime import UTC, datetime

import pytest

from tidegauge.export.table import Table
from tidegauge.export.writers.json import write_json


@pytest.mark.req("I1")
def test_rows_are_objects_by_column() -> None:
    file = io.BytesIO()
    write_json(Table("t", ["a", "b"], [["=1", 2**60], [None, datetime(2026, 11, 29, tzinfo=UTC)]]), file)
    assert json.loads(file.getvalue()) == [{"a": "=1", "b": 2**60}, {"a": None, "b": "2026-11-29T00:00:00Z"}]
    empty = io.BytesIO()
    write_json(Table("t", ["a"], []), empty)
    assert json.loads(empty.getvalue()) == []
