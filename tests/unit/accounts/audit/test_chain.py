from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.accounts.audit.chain import Break, Verifier
from tidegauge.accounts.audit.entry import EMPTY, GENESIS, Ends, Entry, ends_seal, entry_hash

pytestmark = [pytest.mark.req("J5"), pytest.mark.hostile(70)]

KEY = b"k" * 32
Link = tuple[Entry, bytes]


def chain(length: int) -> list[Link]:
    links: list[Link] = []
    previous = GENESIS
    for number in range(1, length + 1):
        entry = Entry(number=number, at_ms=number * 1_000, project_id=number % 3 or None, action="login", email=f"p{number}@example.com")
        previous = entry_hash(KEY, previous, entry)
        links.append((entry, previous))
    return links


def verify(links: Sequence[Link], ends: Ends, key: bytes = KEY, seal: bytes | None = None) -> Break | None:
    verifier = Verifier(key, ends, ends_seal(KEY, ends) if seal is None else seal)
    for entry, stored in links:
        if (found := verifier.take(entry, stored)) is not None:
            return found
    return verifier.finish()


def ends_of(links: Sequence[Link]) -> Ends:
    return Ends(links[-1][0].number, links[-1][1], 0, GENESIS)


def test_a_chain_as_it_was_written_holds_also_when_it_is_empty_or_its_oldest_are_gone() -> None:
    links = chain(5)
    assert verify(links, ends_of(links)) is None
    assert verify([], EMPTY) is None
    assert verify(links[2:], Ends(5, links[4][1], 2, links[1][1])) is None
    assert verify([], Ends(5, links[4][1], 5, links[4][1])) is None


def other(entry: Entry, field: str) -> object:
    """A value of the field that the entry does not have."""
    value = getattr(entry, field)
    return value + "x" if isinstance(value, str) else (value or 0) + 1


@given(length=st.integers(1, 8), at=st.integers(0, 7), field=st.sampled_from(Entry.__struct_fields__))
def test_any_field_of_any_entry_that_is_changed_is_found_there(length: int, at: int, field: str) -> None:
    links = chain(length)
    ends = ends_of(links)
    at %= length
    entry, stored = links[at]
    links[at] = (msgspec.structs.replace(entry, **{field: other(entry, field)}), stored)
    found = verify(links, ends)
    assert found is not None
    assert found.number in (at + 1, at + 2)
    if field != "number":
        assert found == Break(at + 1, "changed")


@given(length=st.integers(1, 8), at=st.integers(0, 7), flipped=st.integers(0, 255))
def test_a_changed_hash_is_found(length: int, at: int, flipped: int) -> None:
    links = chain(length)
    ends = ends_of(links)
    entry, stored = links[at % length]
    bits = bytearray(stored)
    bits[flipped // 8] ^= 1 << flipped % 8
    links[at % length] = (entry, bytes(bits))
    found = verify(links, ends)
    assert found is not None
    assert found.number == at % length + 1


@given(length=st.integers(1, 8), first=st.integers(0, 7), count=st.integers(1, 8))
def test_removed_entries_are_found_the_newest_too(length: int, first: int, count: int) -> None:
    links = chain(length)
    first %= length
    found = verify(links[:first] + links[first + count :], ends_of(links))
    assert found is not None
    assert found.fault == ("cut" if first + count >= length else "removed")


@given(order=st.permutations(range(6)), renumber=st.booleans())
def test_entries_in_another_order_are_found(order: list[int], renumber: bool) -> None:
    links = chain(6)
    moved = [links[place] for place in order]
    if renumber:
        moved = [(msgspec.structs.replace(entry, number=number), stored) for number, (entry, stored) in enumerate(moved, 1)]
    found = verify(moved, ends_of(links))
    assert (found is None) == (order == sorted(order))


@given(at=st.integers(0, 5))
def test_an_entry_put_in_between_is_found(at: int) -> None:
    links = chain(5)
    forged = Entry(number=at + 1, at_ms=1, action="login")
    later = [(msgspec.structs.replace(entry, number=entry.number + 1), stored) for entry, stored in links[at:]]
    found = verify([*links[:at], (forged, entry_hash(b"another key", GENESIS, forged)), *later], ends_of(links))
    assert found is not None
    assert found.number == at + 1


def test_ends_that_were_altered_or_sealed_by_another_secret_are_found() -> None:
    links = chain(4)
    shorter = Ends(3, links[2][1], 0, GENESIS)
    assert verify(links[:3], shorter, seal=ends_seal(KEY, ends_of(links))) == Break(3, "ends")
    assert verify(links, ends_of(links), key=b"another key") == Break(4, "ends")
    assert verify([], shorter, seal=b"") == Break(3, "ends")


def test_another_chain_of_the_same_length_is_not_taken_for_this_one() -> None:
    links = chain(3)
    assert verify(links, Ends(3, b"x" * 32, 0, GENESIS)) == Break(3, "inserted")
