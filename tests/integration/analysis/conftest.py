"""Analyses on an in-process chDB: the real engine and the real statements, without a server."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.integration.query.conftest import DAY_MS, NOW_MS, Lab

from tidegauge.analysis.answering import Analyses
from tidegauge.analysis.question import AnalysisAnswer
from tidegauge.analysis.reading import read_analysis
from tidegauge.contracts.event import Event

__all__ = ["DAY_MS", "NOW_MS", "Study", "seen"]


def seen(name: str, user: str, at_ms: int, *, value: float | None = None, session: str = "", anonymous: str = "", **properties: Any) -> Event:
    """An event of a user at an instant (milliseconds)."""
    return Event(
        1, name, "custom", at_ms, NOW_MS, user_id=user, anonymous_id=anonymous, session_id=session, value=value, properties=properties or None
    )  # fmt: skip


class Study(Lab):
    """A store and the analyses over it; each project has a history of its own."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory)
        self.analyses = Analyses(self.service, self.clock)

    async def analyse(self, kind: str, events: int | Sequence[Event], *, zone: str = "UTC", **body: Any) -> Any:
        """The answer to a question as on the wire, of a project (by number) or of a new one with these events."""
        project = events if isinstance(events, int) else self.project(events)
        found, question = read_analysis({"analysis": kind, **body})
        answer: AnalysisAnswer = await self.analyses.answer(found, question, project, zone)
        return answer


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Study]:
    built = Study(tmp_path_factory.mktemp("study"))
    yield built
    built.reader.engine.close()
