from __future__ import annotations

import numpy as np
import pytest

from tidegauge.privacy.erased import HASH_BYTES, ErasedBook, PersonHash


@pytest.fixture
def book() -> ErasedBook:
    return ErasedBook(PersonHash(bytes(32)))


@pytest.mark.req("J6")
def test_people_are_known_by_keyed_hashes_of_their_project(book: ErasedBook) -> None:
    hashes = book.hashes(1, [7, 2**64 - 1])
    assert [len(known) for known in hashes] == [HASH_BYTES, HASH_BYTES]
    assert PersonHash(b"x" * 32)(1, 7) != hashes[0] != book.hashes(2, [7])[0]
    book.replace({1: hashes})
    assert 7 in book.find(1)
    assert 2**64 - 1 in book.find(1)
    assert 8 not in book.find(1)
    assert len(book.find(1)) == len(list(book.find(1))) == 2


@pytest.mark.req("J6")
def test_a_project_without_erasures_costs_nothing_to_ask(book: ErasedBook) -> None:
    assert not book.find(1)
    assert not book.of(1)
    book.replace({1: book.hashes(1, [7])})
    assert book.find(1)
    book.replace({})
    assert not book.find(1)


@pytest.mark.req("J6")
def test_the_erased_are_recognised_among_many(book: ErasedBook) -> None:
    theirs = book.chosen(1, book.hashes(1, [5, 9]))
    assert theirs.recognise(np.arange(12, dtype=np.uint64)).tolist() == [5, 9]
    assert book.chosen(1, []).recognise(np.arange(3, dtype=np.uint64)).tolist() == []
