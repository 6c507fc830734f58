"""What paths are asked."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from msgspec import Meta

from tidegauge.analysis.question import AnalysisQuestion

By = Literal["name", "page"]
Loops = Literal["collapse", "cut", "keep"]
Show = Literal["flows", "paths", "drop_offs"]
Place = Annotated[str, Meta(min_length=1, max_length=2_000)]

MAX_DEPTH: Final = 12
MAX_NODES: Final = 200


class PathsQuestion(AnalysisQuestion, kw_only=True):
    """One walk for each session: the events of a person with the same session id, or without pauses of `gap_seconds`."""

    by: Annotated[By, Meta(description="What a walk goes through: names of events, or pages (else paths) of the events that have one.")] = "name"
    start: Annotated[Place | None, Meta(description="Walks begin where a session first comes to this event or page; sessions without it have none.")] = None
    end: Annotated[Place | None, Meta(description="Walks end where they first come to it; the others do not count. Without a start: the steps before it.")] = (
        None
    )
    depth: Annotated[int, Meta(ge=1, le=MAX_DEPTH, description="How many steps of a walk to follow.")] = 5
    limit: Annotated[int, Meta(ge=1, le=MAX_NODES, description="Nodes of their own, and whole ways to list; other nodes of a step are one.")] = 50
    loops: Annotated[
        Loops,
        Meta(
            description="collapse: the same several times in a row is one step; cut: a round that comes back to where the walk was is left out as well; keep:"
            " every event is a step."
        ),
    ] = "collapse"
    gap_seconds: Annotated[int, Meta(ge=1, le=86_400, description="Of events without a session id: a pause of at least this long ends the walk.")] = 1_800
    show: Annotated[Show, Meta(description="What `results` holds.")] = "flows"
