from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tidegauge.cli.importing.readers import lines
from tidegauge.cli.importing.readers.lines import read_lines
from tidegauge.cli.importing.source import Source
from tidegauge.core.errors import InvalidInput


def groups(path: Path, content: bytes, most: int) -> list[tuple[int, list[bytes]]]:
    path.write_bytes(content)
    source = Source(str(path))
    try:
        return list(read_lines(source, most))
    finally:
        source.close()


def test_groups_have_the_number_of_their_first_line_and_a_last_line_needs_no_end(tmp_path: Path) -> None:
    assert groups(tmp_path / "f", b"a\nb\n\nc", 2) == [(1, [b"a", b"b"]), (3, [b""]), (4, [b"c"])]


def test_lines_are_whole_across_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "CHUNK_BYTES", 7)
    text = [b"%d" % number * (number % 30) for number in range(500)]
    read = groups(tmp_path / "f", b"\n".join(text), 10)
    assert [line for _, part in read for line in part] == text
    assert max(len(part) for _, part in read) <= 10


@pytest.mark.hostile(156)
def test_a_damaged_archive_and_an_endless_line_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InvalidInput, match="damaged"):
        groups(tmp_path / "f", gzip.compress(bytes(range(256)) * 9000)[:-700], 10)
    monkeypatch.setattr(lines, "MAX_LINE_BYTES", 100_000)
    with pytest.raises(InvalidInput, match="line 2 is longer"):
        groups(tmp_path / "f", b"x\n" + b"y" * 2_000_000, 10)
