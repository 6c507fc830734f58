"""Who is who in one project: every linked key with the person it is now."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

MAX_KEYS: Final = 1_000
"""Keys of a user who can still become another: everyone of them is written anew then."""

_RECENT: Final = 2_048
"""Links kept in a dict before they are sorted in: sorting in takes about 2 ms a million links."""

_REMEMBERED: Final = 4_096
_NONE: Final[Keys] = np.empty(0, np.uint64)


class Changes(NamedTuple):
    """Persons that became others, ascending: `keys[i]` is `roots[i]` now."""

    keys: Keys
    roots: Keys


class PersonMap:
    """`version` grows with each link, `changed_at` is the journal sequence of the last. 16 bytes a link, 8 more once users became others."""

    def __init__(self) -> None:
        self.version = 0
        self.changed_at = 0
        self._keys = _NONE
        self._roots = _NONE
        self._by_root: Places | None = None
        self._recent: dict[int, int] = {}
        self._log: deque[int] = deque(maxlen=_REMEMBERED)

    @property
    def links(self) -> int:
        """Keys that are somebody else now, those that changed lately perhaps counted twice."""
        return len(self._keys) + len(self._recent)

    def load(self, keys: Keys, roots: Keys, changed_at: int) -> None:
        """Start from links that were kept; `keys` ascending."""
        self._keys, self._roots = keys, roots
        self.version, self.changed_at = 1, changed_at

    def root(self, key: int) -> int:
        """The person that a key is now: itself when nothing says otherwise."""
        found = self._recent.get(key)
        if found is not None:
            return found
        at = int(np.searchsorted(self._keys, np.uint64(key)))
        return int(self._roots[at]) if at < len(self._keys) and int(self._keys[at]) == key else key

    def unknown(self, keys: Sequence[int]) -> list[int]:
        """The places of the keys that are not linked."""
        recent = self._recent
        new = [place for place, key in enumerate(keys) if key not in recent]
        if not new or not len(self._keys):
            return new
        known = _places(self._keys, np.array([keys[place] for place in new], np.uint64))[1].tolist()
        return [place for place, is_known in zip(new, known, strict=True) if not is_known]

    def resolve(self, keys: Keys) -> Keys:
        """Every key as the person it is now."""
        at, known = _places(self._keys, keys)
        resolved = np.where(known, self._roots[at], keys) if known.any() else keys
        if not self._recent:
            return resolved
        distinct, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
        recent = self._recent
        renamed = [recent.get(key, root) for key, root in zip(distinct.tolist(), resolved[first].tolist(), strict=True)]
        return np.array(renamed, np.uint64)[inverse]

    def members(self, root: int) -> list[int]:
        """Every key of a person, its own first."""
        recent = self._recent
        if self._by_root is None:
            self._by_root = np.argsort(self._roots, kind="stable")
        first, last = (int(np.searchsorted(self._roots, np.uint64(root), side, sorter=self._by_root)) for side in ("left", "right"))
        held = self._keys[self._by_root[first:last]].tolist()
        return [root, *(key for key in held if key not in recent), *(key for key, owner in recent.items() if owner == root)]

    def link_visitor(self, key: int, user: int, sequence: int) -> int:
        """Make a visitor that is not linked yet (see `unknown`) the person that a user is; gives that person. Nobody can be this visitor already."""
        root = self.root(user)
        self._recent[key] = root
        self._note(key, sequence)
        return root

    def link_user(self, key: int, user: int, sequence: int) -> list[int] | None:
        """Make the user `key`, and everybody who is that user already, the person that `user` is; gives the keys that changed.

        None of them when `key` was made another before, or is that person. None when it has more than MAX_KEYS keys: then it stays who it is.
        """
        root = self.root(user)
        if key == root or self.root(key) != key:
            return []
        moved = self.members(key)
        if len(moved) > MAX_KEYS:
            return None
        self._recent |= dict.fromkeys(moved, root)
        self._note(key, sequence)
        return moved

    def forget(self, gone: set[int]) -> None:
        """Drop every link from or to these keys; `changes` since before are not known then."""
        named = np.array(sorted(gone), np.uint64)
        stay = ~(np.isin(self._keys, named) | np.isin(self._roots, named))
        self._keys, self._roots, self._by_root = self._keys[stay], self._roots[stay], None
        self._recent = {key: root for key, root in self._recent.items() if key not in gone and root not in gone}
        self._log.clear()
        self.version += 1

    def changes(self, since_version: int) -> Changes | None:
        """The persons that became others after a version; None when that is too long ago: then `resolve` everything."""
        count = self.version - since_version
        if since_version <= 0 or count > len(self._log):
            return None
        became = sorted(set(list(self._log)[len(self._log) - count :]))
        return Changes(np.array(became, np.uint64), np.array([self.root(key) for key in became], np.uint64))

    def _note(self, key: int, sequence: int) -> None:
        self._log.append(key)
        self.version += 1
        self.changed_at = sequence
        if len(self._recent) > _RECENT:
            self._sort_in()

    def _sort_in(self) -> None:
        keys = np.array(sorted(self._recent), np.uint64)
        roots = np.array([self._recent[key] for key in keys.tolist()], np.uint64)
        at, known = _places(self._keys, keys)
        kept = self._roots.copy()  # who was given the old array by `load` keeps it
        kept[at[known]] = roots[known]
        new = np.searchsorted(self._keys, keys[~known])
        self._keys, self._roots = np.insert(self._keys, new, keys[~known]), np.insert(kept, new, roots[~known])
        self._recent, self._by_root = {}, None


def _places(sorted_keys: Keys, keys: Keys) -> tuple[Places, Mask]:
    """Where each key stands among the sorted ones, and whether it is there."""
    if not len(sorted_keys):
        return np.zeros(len(keys), np.int64), np.zeros(len(keys), np.bool_)
    at = np.minimum(np.searchsorted(sorted_keys, keys), len(sorted_keys) - 1)
    return at, sorted_keys[at] == keys
