"""A QR code as the path of a drawing."""

from __future__ import annotations

from typing import Final

import msgspec

_QUIET: Final = 4
"""Modules of empty edge that the standard asks for (ISO/IEC 18004)."""


class QrPicture(msgspec.Struct, frozen=True):
    """`path` fills the dark modules of a square of `size` by `size`, its quiet edge included (the `d` of an SVG path)."""

    size: int
    path: str


def qr_picture(text: str) -> QrPicture:
    """The QR code of a text, with medium error correction. Raises ValueError when it does not fit."""
    import segno  # loaded with the first enrolment: few processes ever need it

    matrix = segno.make_qr(text, error="m").matrix
    runs = [f"M{start + _QUIET} {y + _QUIET}h{length}v1h-{length}z" for y, row in enumerate(matrix) for start, length in _dark_runs(bytes(row))]
    return QrPicture(len(matrix) + 2 * _QUIET, "".join(runs))


def _dark_runs(row: bytes) -> list[tuple[int, int]]:
    """(start, length) of each run of ones."""
    runs, start = [], None
    for x, module in enumerate([*row, 0]):
        if module and start is None:
            start = x
        elif not module and start is not None:
            runs.append((start, x - start))
            start = None
    return runs
