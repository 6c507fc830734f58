"""Questions as widgets and live subscriptions write them: the body of a kind, with the kind's name as `analysis`."""

from __future__ import annotations

from typing import Any

import msgspec

from tidegauge.analysis.kind import Kind
from tidegauge.analysis.kinds import KINDS
from tidegauge.analysis.question import AnalysisQuestion
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.core.mismatch import reason_and_place
from tidegauge.core.suggestion import did_you_mean

_BY_NAME = {kind.name: kind for kind in KINDS}


def is_analysis(given: dict[str, Any]) -> bool:
    """Whether this asks for an analysis rather than a metric."""
    return "analysis" in given


def find_kind(name: str) -> Kind:
    """The kind of that name. Raises InvalidQuery."""
    kind = _BY_NAME.get(name)
    if kind is None:
        reason = f"one of {', '.join(_BY_NAME)}"
        raise InvalidQuery(f"There is no analysis '{name[:60]}'.{did_you_mean(name, _BY_NAME)}", details=[ErrorDetail("analysis", reason)])
    return kind


def read_analysis(given: dict[str, Any]) -> tuple[Kind, AnalysisQuestion]:
    """The kind and its question. Raises InvalidQuery."""
    body = dict(given)
    kind = find_kind(str(body.pop("analysis", "")))
    try:
        return kind, msgspec.convert(body, kind.question)
    except msgspec.ValidationError as error:
        reason, path = reason_and_place(error, kind.question)
        place = path.strip(".").replace("[", ".").replace("]", "")
        raise InvalidQuery(f"{place or kind.name}: {reason}.", details=[ErrorDetail(place or "analysis", reason)]) from None
