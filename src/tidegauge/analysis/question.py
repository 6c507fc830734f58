"""What every analysis is asked: whose events, and when."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from tidegauge.contracts.answer import Answer

DEFAULT_WINDOW = "last_30_days"


class AnalysisQuestion(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """The part that all kinds share; a kind adds its own. Without a time: the last 30 days."""

    time_window: Annotated[str | None, Meta(description="A named window such as last_30_days; or give from and to.")] = None
    from_: Annotated[str | float | None, Meta(description="ISO 8601 or epoch; without an offset it is of the zone.")] = msgspec.field(name="from", default=None)
    to: str | float | None = None
    timezone: Annotated[Annotated[str, Meta(max_length=64)] | None, Meta(description="IANA name; absent: the project's.")] = None
    filters: Annotated[list[dict[str, Any]], Meta(description="Which events count, as in POST /api/metrics.", max_length=100)] = []
    segment: Annotated[Annotated[str, Meta(max_length=200)] | None, Meta(description="Only people of this segment: its name or id.")] = None
    at: Annotated[
        str | float | None, Meta(description="The answer as it was at this instant: moving windows end there, only what had been received by then counts.")
    ] = None


MAX_COMPARED = 5


class ComparedQuestion(AnalysisQuestion, kw_only=True):
    """Of kinds that can be answered for several segments side by side."""

    segments: Annotated[
        list[Annotated[str, Meta(min_length=1, max_length=200)]],
        Meta(max_length=MAX_COMPARED, description="The same for the people of each of these segments, by name or id; a person may be in several."),
    ] = []


class AnalysisAnswer(Answer, kw_only=True):
    """`results` says the same in rows as every chart and table takes them; a kind adds what is its own."""


class EventChoice(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """Some events: by name (or a catalogue metric's, `*` for any), narrowed by filters. `label`: how to call them."""

    event: Annotated[str, Meta(min_length=1, max_length=1_000, description="An event's name, a metric of the catalogue, or * for any.")]
    filters: Annotated[list[dict[str, Any]], Meta(max_length=100)] = []
    label: Annotated[str, Meta(max_length=200)] | None = None

    @property
    def title(self) -> str:
        """The label, else the event's name."""
        return self.label or self.event
