from __future__ import annotations

import asyncio

import pytest

from tidegauge.accounts.audit.deed import Deed, begin_deed, current_deed, note_caller, note_login, note_refused
from tidegauge.accounts.principal import Principal

pytestmark = pytest.mark.req("J5")

ADA = Principal(kind="person", person_id="a", project_id=1, role="admin", permissions=frozenset())


async def test_whoever_learns_something_of_the_request_notes_it_there() -> None:
    async def request(deed: Deed) -> None:
        begin_deed(deed)
        note_login("ada@example.com", "a")
        note_caller(ADA)
        note_refused(ADA, "forbidden")

    one, other = Deed(), Deed()
    await asyncio.gather(request(one), asyncio.create_task(asyncio.sleep(0)))
    assert (one.principal, one.refusal, one.email, one.person_id) == (ADA, "forbidden", "ada@example.com", "a")
    assert other == Deed()


async def test_outside_of_a_request_and_after_it_nothing_is_noted() -> None:
    note_caller(ADA)
    assert current_deed() is None
    deed = Deed()
    begin_deed(deed)
    deed.is_over = True
    note_refused(ADA, "forbidden")
    assert current_deed() is None
    assert deed.refusal == ""
