"""Every kind of analysis, in the order in which they are offered."""

from __future__ import annotations

from typing import Final

from tidegauge.analysis.adoption.kind import ADOPTION
from tidegauge.analysis.ai_usage import AI_USAGE
from tidegauge.analysis.attribution.kind import ATTRIBUTION
from tidegauge.analysis.cohort.cohort import COHORT
from tidegauge.analysis.cohort.people import COHORT_PEOPLE
from tidegauge.analysis.cohort.retention import RETENTION
from tidegauge.analysis.costs import COSTS
from tidegauge.analysis.devices import DEVICES
from tidegauge.analysis.engagement.kind import ENGAGEMENT
from tidegauge.analysis.experiment.kind import EXPERIMENT
from tidegauge.analysis.funnel.kind import FUNNEL
from tidegauge.analysis.funnel.people import FUNNEL_PEOPLE
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.model_quality.kind import MODEL_QUALITY
from tidegauge.analysis.path.kind import PATHS
from tidegauge.analysis.path.people import PATHS_PEOPLE
from tidegauge.analysis.presence.lifecycle import LIFECYCLE
from tidegauge.analysis.presence.people import LIFECYCLE_PEOPLE
from tidegauge.analysis.presence.stickiness import STICKINESS
from tidegauge.analysis.requests import REQUESTS
from tidegauge.analysis.revenue.carts import CARTS
from tidegauge.analysis.revenue.kind import REVENUE
from tidegauge.analysis.revenue.subscriptions import SUBSCRIPTIONS
from tidegauge.analysis.sessions import SESSIONS
from tidegauge.analysis.statement import STATEMENT
from tidegauge.analysis.transactions import TRANSACTIONS
from tidegauge.analysis.web import WEB

KINDS: Final[tuple[Kind, ...]] = (
    FUNNEL,
    FUNNEL_PEOPLE,
    PATHS,
    PATHS_PEOPLE,
    SESSIONS,
    WEB,
    EXPERIMENT,
    ATTRIBUTION,
    REVENUE,
    SUBSCRIPTIONS,
    CARTS,
    COSTS,
    REQUESTS,
    TRANSACTIONS,
    MODEL_QUALITY,
    AI_USAGE,
    DEVICES,
    COHORT,
    COHORT_PEOPLE,
    RETENTION,
    ADOPTION,
    STICKINESS,
    LIFECYCLE,
    LIFECYCLE_PEOPLE,
    ENGAGEMENT,
    STATEMENT,
)
