"""Ids that make an import repeatable: each row's id is a hash of its bytes and of every row before it.

So the same file gives the same ids, two equal lines get two ids, and a log that has grown keeps the ids of its old lines. (An id of file hash and
row number would double a grown file.) 96 of XXH3's 128 bits: for a billion rows the chance of one collision is about 1e-11.
"""

from __future__ import annotations

from collections.abc import Iterable

import xxhash

ID_DIGITS = 24


class RowChain:
    """The hash of everything so far; `seed` stands for how the rows are read."""

    def __init__(self, seed: bytes) -> None:
        self.state = seed

    def ids(self, originals: Iterable[bytes]) -> list[str]:
        """The ids of the next rows."""
        digest, state = xxhash.xxh3_128_digest, self.state
        ids = []
        for original in originals:
            state = digest(state + original)
            ids.append(state.hex()[:ID_DIGITS])
        self.state = state
        return ids
