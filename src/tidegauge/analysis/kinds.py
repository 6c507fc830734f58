"""Every kind of analysis, in the order in which they are offered."""

from __future__ import annotations

from typing import Final

from tidegauge.analysis.experiment.kind import EXPERIMENT
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.sessions import SESSIONS

KINDS: Final[tuple[Kind, ...]] = (
    SESSIONS,
    EXPERIMENT,
)
