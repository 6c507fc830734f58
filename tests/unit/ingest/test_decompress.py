from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from functools import partial

import brotli
import pytest
import zstandard

from tidegauge.core.errors import InvalidInput, PayloadTooLarge, UnsupportedMedia
from tidegauge.ingest.decompress import decompress

CAP = 1_000_000
TEXT = b'{"name":"a"}' * 50


def _bare_deflate(data: bytes) -> bytes:
    deflater = zlib.compressobj(wbits=-15)
    return deflater.compress(data) + deflater.flush()


CODECS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("gzip", gzip.compress),
    ("x-gzip", gzip.compress),
    ("GZIP", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", _bare_deflate),
    ("br", partial(brotli.compress, quality=5)),
    ("zstd", zstandard.ZstdCompressor().compress),
    ("zstd", lambda data: zstandard.ZstdCompressor(write_content_size=False).compress(data)),
]


@pytest.mark.req("A1")
@pytest.mark.parametrize(("encoding", "compress"), CODECS)
def test_what_was_compressed_comes_back(encoding: str, compress: Callable[[bytes], bytes]) -> None:
    for data in (TEXT, b"", b"x" * CAP, bytes(range(256)) * 3000):
        assert decompress(compress(data), encoding, CAP) == data


@pytest.mark.parametrize(("encoding", "compress"), CODECS)
def test_truncated_and_trailing_bytes_are_refused(encoding: str, compress: Callable[[bytes], bytes]) -> None:
    whole = compress(TEXT)
    for cut in range(len(whole)):
        with pytest.raises(InvalidInput):
            decompress(whole[:cut], encoding, CAP)
    for tail in (b"x", whole):
        with pytest.raises(InvalidInput):
            decompress(whole + tail, encoding, CAP)


@pytest.mark.parametrize(("encoding", "compress"), CODECS)
def test_a_bomb_stops_at_the_cap(encoding: str, compress: Callable[[bytes], bytes]) -> None:
    for size in (CAP + 1, 100_000_000):
        with pytest.raises(PayloadTooLarge):
            decompress(compress(b"\0" * size), encoding, CAP)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_corrupt_bytes_are_refused(encoding: str) -> None:
    for data in (b"{}", b"\x1f\x8b\x08garbage", b"\x78\x9c!!", b"\x28\xb5\x2f\xfd????", b"\xff" * 300):
        with pytest.raises((InvalidInput, PayloadTooLarge)):
            decompress(data, encoding, CAP)


@pytest.mark.parametrize("encoding", ["gzip, gzip", "lzma", "compress", "gzip;q=1", "*", "identity, br", "\xff"])
def test_other_encodings_are_not_read(encoding: str) -> None:
    with pytest.raises(UnsupportedMedia):
        decompress(TEXT, encoding, CAP)


@pytest.mark.parametrize("encoding", ["", "identity", " Identity "])
def test_none_is_fine(encoding: str) -> None:
    assert decompress(TEXT, encoding, 1) is TEXT
