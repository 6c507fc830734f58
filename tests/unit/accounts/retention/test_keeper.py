from __future__ import annotations

from typing import Any, cast

import pytest
from structlog.testing import capture_logs

from tidegauge.accounts.retention.keeper import RetentionKeeper
from tidegauge.accounts.retention.repository import living_projects
from tidegauge.contracts.retention import Retention
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import LimitReached, TidegaugeError, Unavailable
from tidegauge.store.retention import Removal

pytestmark = [pytest.mark.req("J8", "K6")]


class Store:
    """A store in which the first project's events cannot be looked at."""

    def __init__(self, error: TidegaugeError) -> None:
        self.error = error
        self.looked: list[int] = []

    async def count_expired(self, project: int, kept: Retention) -> list[Any]:
        self.looked.append(project)
        if project == 1:
            raise self.error
        return []

    async def remove_expired(self, project: int, kept: Retention) -> Removal:
        return Removal({"events": 0})


class Projects:
    async def read(self, work: Any, *_: object) -> object:
        return [1, 2, 3] if work is living_projects else Retention() if work.__name__ == "find_retention" else None


def keeper(store: Store) -> RetentionKeeper:
    return RetentionKeeper(cast(Any, Projects()), cast(Any, store), ManualClock(), limit_days=30, on_removed=lambda project: None)


async def test_a_project_that_cannot_be_cleaned_up_does_not_keep_the_others_from_it() -> None:
    store = Store(LimitReached("It reads too much."))
    with capture_logs() as logs:
        await keeper(store).expire()
    assert store.looked == [1, 2, 3]
    assert [(entry["event"], entry["project"]) for entry in logs] == [("events_not_expired", 1)]


async def test_a_store_that_is_away_ends_the_round_to_be_tried_again_soon() -> None:
    store = Store(Unavailable("away", retry_after_s=1))
    with pytest.raises(Unavailable):
        await keeper(store).expire()
    assert store.looked == [1]
