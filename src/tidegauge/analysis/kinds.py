"""Every kind of analysis, in the order in which they are offered."""

from __future__ import annotations

from typing import Final

from tidegauge.analysis.attribution.kind import ATTRIBUTION
from tidegauge.analysis.cohort.cohort import COHORT
from tidegauge.analysis.cohort.retention import RETENTION
from tidegauge.analysis.experiment.kind import EXPERIMENT
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.model_quality.kind import MODEL_QUALITY
from tidegauge.analysis.presence.lifecycle import LIFECYCLE
from tidegauge.analysis.presence.stickiness import STICKINESS
from tidegauge.analysis.requests import REQUESTS
from tidegauge.analysis.revenue.carts import CARTS
from tidegauge.analysis.revenue.kind import REVENUE
from tidegauge.analysis.revenue.subscriptions import SUBSCRIPTIONS
from tidegauge.analysis.sessions import SESSIONS

KINDS: Final[tuple[Kind, ...]] = (
    SESSIONS,
    EXPERIMENT,
    ATTRIBUTION,
    REVENUE,
    SUBSCRIPTIONS,
    CARTS,
    REQUESTS,
    MODEL_QUALITY,
    COHORT,
    RETENTION,
    STICKINESS,
    LIFECYCLE,
)
