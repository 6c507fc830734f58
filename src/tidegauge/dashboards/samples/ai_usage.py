"""Calls of language models: tokens, cost, time and failures; a limit that is hit, a launch that brings more."""

from __future__ import annotations

from typing import Final, NamedTuple

from tidegauge.dashboards.samples.day import Day
from tidegauge.dashboards.samples.weight import Weighted, pick


class Model(NamedTuple):
    """`input_usd` and `output_usd` are for a million tokens; `tokens_per_s` when it writes."""

    name: str
    input_usd: float
    output_usd: float
    tokens_per_s: float


MODELS: Final[Weighted[Model]] = (
    (Model("Large", 3.0, 15.0, 70), 24), (Model("Small", 0.25, 1.25, 160), 52), (Model("Vision", 5.0, 15.0, 60), 9), (Model("Embedding", 0.02, 0.0, 9_000), 15),
)  # fmt: skip
_FEATURES: Final[Weighted[str]] = (("Assistant", 38), ("Summaries", 26), ("Search", 20), ("Moderation", 10), ("Translation", 6))
_LIMIT_DAYS: Final = 6
_LIMIT: Final = (15.0, 16.5)
_LAUNCH_DAYS: Final = 21


def sample(day: Day) -> None:
    """About 620 calls for some 15 USD."""
    is_limited = day.every(_LIMIT_DAYS, 4)
    if is_limited:
        day.note("incident", day.at(_LIMIT[0]), "Rate limit of the provider", hours=_LIMIT[1] - _LIMIT[0])
    if day.every(_LAUNCH_DAYS, 2):
        day.note("deploy", day.at(9), day.turn(_LAUNCH_DAYS, "Assistant for everyone", "Prompt cache switched on", "Summaries in Thai"))
    for _ in range(day.times(620)):
        at_ms = day.moment()
        _call(day, at_ms, is_limited=is_limited and day.at(_LIMIT[0]) <= at_ms < day.at(_LIMIT[1]))


def _call(day: Day, at_ms: int, *, is_limited: bool) -> None:
    random = day.random
    model = pick(random, MODELS)
    read = int(random.lognormvariate(9.2, 0.6))
    written = 0 if model.output_usd == 0 else int(random.lognormvariate(6.4, 0.6))
    roll = random.random()
    status = 429 if roll < (0.4 if is_limited else 0.006) else 500 if roll < 0.012 else 200
    is_fine = status == 200
    is_cached = random.random() < 0.27
    cost = (read * model.input_usd * (0.1 if is_cached else 1.0) + written * model.output_usd) / 1_000_000
    seconds = 0.25 + (written or 60) / model.tokens_per_s * random.uniform(0.85, 1.2) * (0.8 if is_cached else 1.0)
    day.add(
        "ai_request",
        at_ms,
        person=day.person(900),
        value=cost if is_fine else 0.0,
        model=model.name,
        feature=pick(random, _FEATURES),
        status=status,
        input_tokens=read,
        output_tokens=written if is_fine else 0,
        tokens=read + written if is_fine else read,
        duration_ms=round(1000 * seconds if is_fine else random.uniform(80, 400), 1),
        cache="Hit" if is_cached else "Miss",
    )
