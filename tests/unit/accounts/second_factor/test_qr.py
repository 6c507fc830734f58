from __future__ import annotations

import re

import segno

from tidegauge.accounts.second_factor.code import key_uri, new_secret
from tidegauge.accounts.second_factor.qr import qr_picture


def test_the_path_fills_exactly_the_dark_modules_and_keeps_the_quiet_edge() -> None:
    text = "otpauth://totp/Tidegauge:a@b.co?secret=GEZDGNBVGY3TQOJQ"
    picture = qr_picture(text)
    matrix = segno.make_qr(text, error="m").matrix
    assert picture.size == len(matrix) + 8
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", picture.path)
    assert "".join(f"M{x} {y}h{length}v1h-{back}z" for x, y, length, back in runs) == picture.path
    drawn = {(int(x) + step, int(y)) for x, y, length, _ in runs for step in range(int(length))}
    assert drawn == {(x + 4, y + 4) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}
    assert all(length == back for *_, length, back in runs)


def test_the_longest_address_of_a_person_fits() -> None:
    assert qr_picture(key_uri(new_secret(), "a" * 242 + "@example.com")).size < 120
