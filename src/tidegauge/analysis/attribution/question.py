"""What attribution is asked, and what it answers."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion, EventChoice

Model = Literal["first", "last", "linear", "time_decay", "position_based", "markov"]
MODELS: tuple[Model, ...] = ("first", "last", "linear", "time_decay", "position_based", "markov")

MAX_CHANNELS = 100
MAX_PATHS = 50


class AttributionQuestion(AnalysisQuestion, kw_only=True):
    """Which touches led to the conversions of the window. Filters choose conversions and touches alike."""

    conversion: Annotated[EventChoice, Meta(description="The event to explain; its `value` is shared out too.")] = msgspec.field(
        default_factory=lambda: EventChoice("orders")
    )
    touch: Annotated[EventChoice, Meta(description="The events that may have led to it.")] = msgspec.field(default_factory=lambda: EventChoice("page_views"))
    channel_by: Annotated[
        Annotated[str, Meta(min_length=1, max_length=400)], Meta(description="`channel` for the usual channels, or a property such as utm_campaign.")
    ] = "channel"
    model: Annotated[Model, Meta(description="The model of `results`; the answer has all six.")] = "last"
    lookback_days: Annotated[int, Meta(ge=1, le=365, description="Older touches of a conversion do not count.")] = 30
    half_life_days: Annotated[float, Meta(gt=0, le=365, description="Time decay: a touch this much older counts half.")] = 7.0
    ignore_direct: Annotated[bool, Meta(description="Leave Direct (or an absent property) out where a journey has other touches.")] = False


class Credit(msgspec.Struct):
    """A channel's share of the conversions and of their value."""

    conversions: float
    value: float


class ChannelCredit(msgspec.Struct):
    """`touches` of the channel in converting journeys; `credits` by model. `removal_effect`: the share of conversions lost without it (Markov)."""

    channel: str
    touches: int
    credits: dict[Model, Credit]
    removal_effect: float | None


class Journey(msgspec.Struct):
    """A way that led to conversions."""

    channels: list[str]
    conversions: int
    value: float


class AttributionAnswer(AnalysisAnswer, kw_only=True):
    """The credits of a model add up to `conversions` and `value`. Conversions without a touch are the channel `(none)`."""

    model: Model
    conversions: int
    value: float
    journeys: int
    channels: list[ChannelCredit]
    paths: list[Journey]
