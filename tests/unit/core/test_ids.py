from __future__ import annotations

import re

from tidegauge.core.ids import is_id, new_id


def test_ids_are_24_hex_digits_unique_and_begin_with_their_time() -> None:
    ids = [new_id() for _ in range(1_000)]
    assert all(re.fullmatch(r"[0-9a-f]{24}", one) for one in ids)
    assert len(set(ids)) == 1_000
    assert [one[:12] for one in ids] == sorted(one[:12] for one in ids)


def test_only_what_could_be_given_is_taken_for_an_id() -> None:
    assert is_id(new_id())
    assert [text for text in ("", "x", "A" * 24, "0" * 23, "0" * 25, "0" * 24 + "\n", "\u0660" * 24) if is_id(text)] == []
