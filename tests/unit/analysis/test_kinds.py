from __future__ import annotations

import msgspec
import pytest

from tidegauge.analysis.kinds import KINDS
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion


def test_names_are_unique() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_describes_itself(kind) -> None:  # type: ignore[no-untyped-def]
    assert issubclass(kind.question, AnalysisQuestion)
    assert issubclass(kind.answer, AnalysisAnswer)
    assert kind.title[0].isupper()
    assert kind.description.endswith(".")
    assert kind.question.__doc__
    assert msgspec.json.schema(kind.question)
