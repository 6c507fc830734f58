from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.cli.importing.readers.reading import read_blocks, read_rows

from tidegauge.core.errors import InvalidInput


@pytest.mark.req("A7")
def test_a_column_has_the_type_that_all_its_cells_have(tmp_path: Path) -> None:
    rows = "".join(f"{number},00{number},{number}.5,true,{number}\n" for number in range(20_000))
    content = f'n,code,f,b,late\n{rows}-1,x,1e3,False,C99\n,,,,"a ""quoted""\n line, here"\n'.encode()
    records, rejects = read_rows(tmp_path / "f", content, "csv")
    assert rejects == []
    assert records[7] == {"n": 7, "code": "007", "f": 7.5, "b": True, "late": "7"}
    assert records[-2:] == [
        {"n": -1, "code": "x", "f": 1000.0, "b": False, "late": "C99"},
        {"n": None, "code": None, "f": None, "b": None, "late": 'a "quoted"\n line, here'},
    ]


def test_rows_of_another_width_are_rejects_with_their_number(tmp_path: Path) -> None:
    blocks = read_blocks(tmp_path / "f", b"a,b\n1,2\n3\n4,5\n6,7,8\n", "csv")
    assert [number for block in blocks for number in block.numbers] == [1, 3]
    rejects = [reject for block in blocks for reject in block.rejects]
    assert [(reject.row, reject.reason, reject.original) for reject in rejects] == [
        (2, "1 cells where the header has 2", "3"),
        (4, "3 cells where the header has 2", "6,7,8"),
    ]


def test_ids_do_not_change_when_a_later_row_changes_a_columns_type(tmp_path: Path) -> None:
    short = read_blocks(tmp_path / "f", b"a\n1\n2\n", "csv")[0].originals
    grown = read_blocks(tmp_path / "f", b"a\n1\n2\nx\n", "csv")[0].originals
    assert grown[:2] == short


@pytest.mark.parametrize(
    ("content", "options"),
    [
        (b"\xef\xbb\xbfa;b c\n1;x\n", {}),
        (b"a\tb c\n1\tx\n", {}),
        ("a|b c\n1|x\n".encode("utf-16"), {"encoding": "utf-16"}),
        (b"a!b c\n1!x\n", {"delimiter": "!"}),
    ],
)
def test_delimiters_encodings_and_byte_order_marks(tmp_path: Path, content: bytes, options: dict[str, str]) -> None:
    assert read_rows(tmp_path / "f", content, "csv", **options) == ([{"a": 1, "b c": "x"}], [])


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "no header"), (b"a,a\n1,2\n", "appears twice"), (b"caf\xe9\n1\n", "--encoding"), (b"a\ncaf\xe9\n", "--encoding")],
)
def test_what_cannot_be_read_says_what_to_do(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        read_rows(tmp_path / "f", content, "csv")


def test_a_header_alone_gives_no_rows_and_long_tables_come_in_blocks(tmp_path: Path) -> None:
    assert read_rows(tmp_path / "f", b"a,b\n", "csv") == ([], [])
    blocks = read_blocks(tmp_path / "f", b"a\n" + b"5\n" * 2500, "csv")
    assert [len(block.records) for block in blocks] == [1000, 1000, 500]
    assert blocks[2].numbers[-1] == 2500
