"""A worker that stands still past its lease and then goes on: what another took over meanwhile stays the other's."""

from __future__ import annotations

import pytest
from tests.integration.alerts.test_delivery import PostOffice, database, post, sink  # noqa: F401 - fixtures
from tests.unit.alerts.test_evaluator import rule

from tidegauge.alerts.notices.courier import LEASE_MS
from tidegauge.alerts.notices.repository import Claim, claim, mark_failed, mark_sent, release, renew
from tidegauge.alerts.outlook.repository import GATHER_MS

pytestmark = [pytest.mark.req("F2"), pytest.mark.hostile(124)]


async def taken_over(post: PostOffice) -> tuple[Claim, Claim]:  # noqa: F811
    """The claim of a worker that stands still, and the one of the worker that took its delivery over."""
    await post.hook()
    await post.house.book.put(1, None, rule(), None)
    await post.say(("", 20))
    post.clock.advance(GATHER_MS)
    stale = await post.database.write(claim, post.clock.now_ms(), LEASE_MS)
    assert stale is not None
    assert await post.database.write(claim, post.clock.now_ms(), LEASE_MS) is None, "one at a time"
    post.clock.advance(LEASE_MS)
    held = await post.database.write(claim, post.clock.now_ms(), LEASE_MS)
    assert held is not None
    assert (held.delivery_id, held.attempts) == (stale.delivery_id, stale.attempts + 1)
    return stale, held


async def test_who_lost_its_lease_can_neither_let_go_nor_fail_nor_hold_what_another_has(post: PostOffice) -> None:  # noqa: F811
    stale, held = await taken_over(post)
    await post.database.write(release, stale)
    await post.database.write(mark_failed, stale, "too late", post.clock.now_ms())
    await post.database.write(renew, stale, post.clock.now_ms() + 100 * LEASE_MS)
    assert await post.database.write(claim, post.clock.now_ms(), LEASE_MS) is None, "it is still the other's"
    post.clock.advance(LEASE_MS)
    again = await post.database.write(claim, post.clock.now_ms(), LEASE_MS)
    assert again is not None, "and no longer than the other's lease"
    assert again.attempts == held.attempts + 1


async def test_what_got_through_after_all_is_not_sent_once_more(post: PostOffice) -> None:  # noqa: F811
    stale, held = await taken_over(post)
    await post.database.write(mark_sent, stale, post.clock.now_ms())
    await post.database.write(mark_failed, held, "refused as a repetition", post.clock.now_ms())
    assert await post.send(LEASE_MS) == 0
    assert [notice.state for notice in await post.notices.all(1, None, None)] == ["sent"]


async def test_a_delivery_that_was_taken_over_goes_out_once_by_the_one_that_has_it(post: PostOffice) -> None:  # noqa: F811
    stale, _ = await taken_over(post)
    post.clock.advance(LEASE_MS)
    assert await post.send() == 1
    await post.database.write(mark_failed, stale, "too late", post.clock.now_ms())
    assert await post.send(LEASE_MS) == 0
    assert len(post.titles) == 1
