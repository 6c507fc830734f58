from __future__ import annotations

import io
import zipfile

import pytest

from tidegauge.privacy.archive import Archive


@pytest.mark.req("J6")
def test_an_archive_comes_out_piece_by_piece() -> None:
    archive = Archive()
    pieces = [archive.begin("a.txt"), archive.write([b"one", b"two"]), archive.begin("b.ndjson")]
    pieces += [archive.write(bytes([row % 256]) * 100_000 for row in range(20)) for _ in range(3)]
    assert max(map(len, pieces)) < 200_000
    pieces.append(archive.end())
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as read:
        assert read.testzip() is None
        assert read.read("a.txt") == b"onetwo"
        assert len(read.read("b.ndjson")) == 6_000_000


def test_a_cut_archive_is_seen_to_be_cut() -> None:
    archive = Archive()
    cut = archive.begin("a.txt") + archive.write([b"x" * 1_000])
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(io.BytesIO(cut))
    archive.end()
