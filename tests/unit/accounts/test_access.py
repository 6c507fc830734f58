from __future__ import annotations

import pytest

from tidegauge.accounts.access import TTL_S, Access, AccessCache, ProjectAccess
from tidegauge.core.clock import ManualClock

DEMO = ProjectAccess(1, "Demo", "UTC", True, "viewer")
SHOP = ProjectAccess(2, "Shop", "UTC", False, "editor")


def person(*projects: ProjectAccess) -> Access:
    return Access("p", "e", "n", "member", projects)


def test_the_first_project_is_one_with_real_data() -> None:
    assert person(DEMO, SHOP).first_project == SHOP
    assert person(DEMO).first_project == DEMO
    assert person().first_project is None
    assert person(DEMO, SHOP).project(2) == SHOP
    assert person(DEMO).project(2) is None


class Store:
    def __init__(self) -> None:
        self.answer: Access | None = person(SHOP)
        self.asked = 0
        self.cache: AccessCache | None = None

    async def load(self, person_id: str, session_id: str) -> Access | None:
        self.asked += 1
        if self.cache is not None:
            self.cache.clear()
        return self.answer


async def test_an_answer_is_remembered_for_a_short_time() -> None:
    store, clock = Store(), ManualClock()
    cache = AccessCache(store.load, clock)
    for _ in range(3):
        assert await cache.get("p", "s") == person(SHOP)
    assert store.asked == 1
    clock.advance(int(TTL_S * 1000))
    store.answer = None
    assert await cache.get("p", "s") is None
    assert store.asked == 2


@pytest.mark.hostile(270)
async def test_a_change_is_seen_at_once_and_not_overtaken_by_a_load_under_way() -> None:
    store = Store()
    cache = AccessCache(store.load, ManualClock())
    await cache.get("p", "s")
    cache.clear()
    store.cache = cache
    await cache.get("p", "s")
    await cache.get("p", "s")
    assert store.asked == 3
