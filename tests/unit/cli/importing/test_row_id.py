from __future__ import annotations

import pytest

from tidegauge.cli.importing.row_id import ID_DIGITS, RowChain


@pytest.mark.req("A7")
def test_the_same_rows_get_the_same_ids_however_they_are_cut() -> None:
    rows = [b"a", b"b", b"a", b""]
    whole = RowChain(b"seed").ids(rows)
    cut = RowChain(b"seed")
    assert whole == cut.ids(rows[:1]) + cut.ids([]) + cut.ids(rows[1:])
    assert whole != RowChain(b"other").ids(rows)


def test_equal_rows_differ_and_a_grown_file_keeps_its_old_ids() -> None:
    ids = RowChain(b"").ids([b"same"] * 1000)
    assert len(set(ids)) == 1000
    assert {len(text) for text in ids} == {ID_DIGITS}
    assert RowChain(b"").ids([b"same"] * 1001)[:1000] == ids
