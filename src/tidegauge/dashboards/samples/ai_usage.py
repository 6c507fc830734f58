"""Calls of language models: tokens, cost, time and failures."""

from __future__ import annotations

from typing import Final, NamedTuple

from tidegauge.dashboards.samples.day import Day, Weighted, pick


class Model(NamedTuple):
    """`input_usd` and `output_usd` are for a million tokens; `tokens_per_s` when it writes."""

    name: str
    input_usd: float
    output_usd: float
    tokens_per_s: float


MODELS: Final[Weighted[Model]] = (
    (Model("large", 3.0, 15.0, 55), 22), (Model("small", 0.25, 1.25, 140), 56), (Model("embedding", 0.02, 0.0, 9_000), 14), (Model("vision", 5.0, 15.0, 40), 8),
)  # fmt: skip
_FEATURES: Final[Weighted[str]] = (("assistant", 40), ("summaries", 28), ("search", 20), ("moderation", 12))


def sample(day: Day) -> None:
    """About 280 calls."""
    for _ in range(day.times(280)):
        _call(day)


def _call(day: Day) -> None:
    random = day.random
    model = pick(random, MODELS)
    read = int(random.lognormvariate(6.8, 0.9))
    written = 0 if model.output_usd == 0 else int(random.lognormvariate(5.4, 0.7))
    roll = random.random()
    status = 429 if roll < 0.012 else 500 if roll < 0.018 else 200
    is_fine = status == 200
    day.add(
        "ai_request",
        day.moment(),
        person=day.person(500),
        value=(read * model.input_usd + written * model.output_usd) / 1_000_000 if is_fine else 0.0,
        model=model.name,
        feature=pick(random, _FEATURES),
        status=status,
        input_tokens=read,
        output_tokens=written if is_fine else 0,
        tokens=read + written if is_fine else read,
        duration_ms=round(250 + 1000 * (written or 60) / model.tokens_per_s * random.uniform(0.8, 1.3), 1),
        is_cached=random.random() < 0.22,
    )
