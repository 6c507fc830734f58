from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from tidegauge.cli.importing.source import Source
from tidegauge.core.errors import InvalidInput, NotFound

TEXT = b"line\n" * 50_000


@pytest.mark.req("A7")
@pytest.mark.parametrize("compress", [bytes, gzip.compress, bz2.compress, lzma.compress, zstandard.ZstdCompressor().compress])
def test_every_compression_is_found_by_its_first_bytes(tmp_path: Path, compress: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "file.bin"
    path.write_bytes(compress(TEXT))
    source = Source(str(path))
    assert source.peek().startswith(b"line\n")
    assert source.stream.read() == TEXT
    assert source.fraction() == 1.0
    source.close()


def test_a_plain_file_is_its_own_path_and_a_compressed_one_is_spooled_and_removed(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a", tmp_path / "a.gz"
    plain.write_bytes(TEXT)
    packed.write_bytes(gzip.compress(TEXT))
    source = Source(str(plain))
    assert source.path() == plain
    source.close()
    source = Source(str(packed))
    copy = source.path()
    assert copy.read_bytes() == TEXT
    assert source.path() == copy
    assert source.fraction() is None
    source.close()
    assert not copy.exists()
    assert packed.exists()


def test_stdin_is_spooled_with_what_was_peeked(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BufferedReader(io.BytesIO(gzip.compress(TEXT)))  # type: ignore[arg-type]

    monkeypatch.setattr("sys.stdin", Stdin)
    source = Source("-")
    assert source.peek().startswith(b"line")
    assert source.fraction() is None
    assert source.path().read_bytes() == TEXT
    source.close()


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no such file"):
        Source(str(tmp_path / "missing"))
    with pytest.raises(InvalidInput, match=r"[Dd]irectory"):
        Source(str(tmp_path))
    broken = tmp_path / "x.gz"
    broken.write_bytes(b"\x1f\x8bnonsense")
    source = Source(str(broken))
    with pytest.raises(InvalidInput, match="cannot be decompressed"):
        source.peek()
    source.close()
