"""Whose data was erased, as keyed hashes: without the installation's secret nobody can tell from them who it was."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]
HASH_BYTES: Final = 16


class PersonHash:
    """BLAKE2b keyed with 32 bytes (RFC 7693), of a project's person key. About 1 us."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def __call__(self, project: int, person: int) -> bytes:
        """16 bytes; the same person has another hash in another project."""
        return hashlib.blake2b(b"%d:%d" % (project, person), digest_size=HASH_BYTES, key=self._secret).digest()


class ErasedKeys(Collection[int]):
    """The erased person keys of a project: they can be asked for, not listed; iterating gives their hashes as numbers."""

    def __init__(self, project: int, hashes: Iterable[bytes], hash_of: PersonHash) -> None:
        self._project = project
        self._hashes = frozenset(hashes)
        self._hash_of = hash_of

    def __contains__(self, person: object) -> bool:
        return isinstance(person, int) and self._hash_of(self._project, person) in self._hashes

    def __len__(self) -> int:
        return len(self._hashes)

    def __iter__(self) -> Iterator[int]:
        return (int.from_bytes(known) for known in self._hashes)

    def recognise(self, keys: Keys) -> Keys:
        """Those of some person keys that are erased."""
        if not self._hashes:
            return keys[:0]
        return np.array([key for key in keys.tolist() if key in self], np.uint64)


class ErasedBook:
    """Implements ingest.intake.ErasedPeople: the ledger in memory; `replace` brings what it says now."""

    def __init__(self, hash_of: PersonHash) -> None:
        self._hash_of = hash_of
        self._projects: dict[int, ErasedKeys] = {}

    def find(self, project: int) -> Collection[int]:
        """See ErasedPeople."""
        return self._projects.get(project, ())

    def of(self, project: int) -> ErasedKeys:
        """The same, for who has to recognise many."""
        return self._projects.get(project) or ErasedKeys(project, (), self._hash_of)

    def hashes(self, project: int, people: Iterable[int]) -> list[bytes]:
        """What the ledger keeps of person keys."""
        return [self._hash_of(project, person) for person in people]

    def chosen(self, project: int, hashes: Iterable[bytes]) -> ErasedKeys:
        """Only the people of one erasure."""
        return ErasedKeys(project, hashes, self._hash_of)

    def replace(self, ledger: Mapping[int, Iterable[bytes]]) -> None:
        """Project -> hashes, of all projects."""
        self._projects = {project: ErasedKeys(project, hashes, self._hash_of) for project, hashes in ledger.items()}
