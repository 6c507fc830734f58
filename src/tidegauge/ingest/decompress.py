"""Compressed bodies -> their bytes, inflated piece by piece so that no bomb passes the cap."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Final, NoReturn

import brotli
import zstandard

from tidegauge.core.errors import ErrorDetail, InvalidInput, PayloadTooLarge, UnsupportedMedia

_PIECE_BYTES: Final = 1 << 20
_MAX_WINDOW_BYTES: Final = 8 * 1024 * 1024  # of zstd: what RFC 8878 asks every decoder for, and no more


def decompress(body: bytes, encoding: str, max_bytes: int) -> bytes:
    """The body under its Content-Encoding (gzip, deflate, br, zstd, identity or none).

    Raises UnsupportedMedia for another or more than one encoding, InvalidInput for corrupt, truncated or trailing bytes, PayloadTooLarge above `max_bytes`.
    """
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return body
    read = _READERS.get(name)
    if read is None:
        raise UnsupportedMedia(f"Content-Encoding '{name[:40]}' is not read here. Use one of {', '.join(dict.fromkeys(_READERS))}.")
    try:
        return read(body, max_bytes)
    except (zlib.error, brotli.error, zstandard.ZstdError) as error:
        _refuse(name, str(error)[:100])


def _read_gzip(body: bytes, max_bytes: int) -> bytes:
    return _inflate(body, zlib.MAX_WBITS | 16, max_bytes, "gzip")


def _read_deflate(body: bytes, max_bytes: int) -> bytes:
    """RFC 9110 says zlib; some clients send bare deflate (RFC 1951)."""
    is_zlib = len(body) >= 2 and body[0] & 0x0F == 8 and (body[0] << 8 | body[1]) % 31 == 0
    return _inflate(body, zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS, max_bytes, "deflate")


def _inflate(body: bytes, window_bits: int, max_bytes: int, name: str) -> bytes:
    inflater = zlib.decompressobj(window_bits)
    inflated = inflater.decompress(body, max_bytes + 1)
    if len(inflated) > max_bytes:
        _refuse_size(max_bytes)
    _check_end(name, inflater.eof, bool(inflater.unused_data))
    return inflated


def _read_brotli(body: bytes, max_bytes: int) -> bytes:
    inflater = brotli.Decompressor()
    pieces = [inflater.process(body, output_buffer_limit=_PIECE_BYTES)]
    size = len(pieces[0])
    while not inflater.is_finished():
        if size > max_bytes:
            _refuse_size(max_bytes)
        piece = inflater.process(b"", output_buffer_limit=_PIECE_BYTES)
        if not piece and inflater.can_accept_more_data():
            break
        pieces.append(piece)
        size += len(piece)
    if size > max_bytes:
        _refuse_size(max_bytes)
    _check_end("br", inflater.is_finished(), has_more=False)
    return b"".join(pieces)


def _read_zstd(body: bytes, max_bytes: int) -> bytes:
    inflater = zstandard.ZstdDecompressor(max_window_size=_MAX_WINDOW_BYTES).decompressobj()
    pieces, size = [], 0
    for start in range(0, len(body), _ZSTD_INPUT_BYTES):
        if inflater.eof:
            break
        piece = inflater.decompress(body[start : start + _ZSTD_INPUT_BYTES])
        pieces.append(piece)
        size += len(piece)
        if size > max_bytes:
            _refuse_size(max_bytes)
    consumed_all = not inflater.unused_data and (not inflater.eof or start + _ZSTD_INPUT_BYTES >= len(body))
    _check_end("zstd", inflater.eof, not consumed_all)
    return b"".join(pieces)


_ZSTD_INPUT_BYTES: Final = 512
_READERS: Final[dict[str, Callable[[bytes, int], bytes]]] = {
    "gzip": _read_gzip,
    "x-gzip": _read_gzip,
    "deflate": _read_deflate,
    "br": _read_brotli,
    "zstd": _read_zstd,
}


def _check_end(name: str, is_whole: bool, has_more: bool) -> None:
    if not is_whole:
        _refuse(name, "truncated")
    if has_more:
        _refuse(name, "more bytes after the end")


def _refuse(name: str, reason: str) -> NoReturn:
    raise InvalidInput(f"The body is not valid {name}: {reason}.", details=[ErrorDetail("body", reason)]) from None


def _refuse_size(max_bytes: int) -> NoReturn:
    raise PayloadTooLarge(f"The body inflates to more than {max_bytes:,} bytes. Send fewer events at a time.")
