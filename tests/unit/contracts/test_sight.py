from __future__ import annotations

import asyncio

import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Compare
from tidegauge.contracts.sight import WHOLE, Sight, as_owner, current_sight, every_owner_sees_all, is_shown, require_whole, see, seeing, seeing_nothing
from tidegauge.core.errors import Forbidden

PART = Sight(1, Compare(resolve_field("country"), "eq", "TH"), "(country = 'TH')", frozenset({"country"}))


@pytest.mark.req("J1")
def test_what_the_server_does_of_itself_sees_everything() -> None:
    assert current_sight() is WHOLE
    assert (WHOLE.is_whole, PART.is_whole) == (True, False)
    assert every_owner_sees_all(1, None) is WHOLE


def test_a_sight_holds_inside_and_none_changes_nothing() -> None:
    with seeing(PART):
        assert current_sight() == PART
        with seeing(None):
            assert current_sight() == PART
        with seeing(WHOLE):
            assert current_sight() is WHOLE
        assert current_sight() == PART
    assert current_sight() is WHOLE


async def test_a_task_goes_on_with_the_sight_it_was_started_under() -> None:
    async def look() -> Sight:
        await asyncio.sleep(0)
        return current_sight()

    with seeing(PART):
        task = asyncio.ensure_future(look())
    assert (await task, current_sight()) == (PART, WHOLE)


@pytest.mark.req("J1")
def test_a_call_that_let_nobody_in_reads_nothing() -> None:
    with seeing_nothing():
        with pytest.raises(Forbidden, match="Nobody was let in"):
            current_sight()
        see(PART)
        assert current_sight() == PART
    assert current_sight() is WHOLE


def test_who_sees_a_part_may_not_do_what_is_about_all() -> None:
    require_whole("read the log")
    with seeing(PART), pytest.raises(Forbidden, match="you cannot read the log") as refused:
        require_whole("read the log")
    assert refused.value.code == "row_rule"


def test_what_is_made_for_an_owner_is_shown_to_their_like_and_to_who_sees_all() -> None:
    assert is_shown(PART)
    with seeing(PART):
        assert (is_shown(PART), is_shown(WHOLE), is_shown(None)) == (True, False, False)
    with as_owner(PART):
        assert current_sight() == PART
    with pytest.raises(Forbidden, match="save it again"):
        as_owner(None)


def test_the_copy_sorted_by_person_serves_conditions_on_its_columns() -> None:
    assert not PART.has_narrow_copy
    assert Sight(1, PART.condition, "1", frozenset({"name", "page"})).has_narrow_copy
