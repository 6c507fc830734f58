"""Visits to a site: pages in a session, with where the visitor came from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from tidegauge.dashboards.samples.day import Day
from tidegauge.dashboards.samples.person import Person
from tidegauge.dashboards.samples.weight import Weighted, pick

CHANNELS: Final[Weighted[dict[str, Any]]] = (
    ({}, 26),
    ({"referrer": "google.com"}, 25),
    ({"referrer": "bing.com"}, 4),
    ({"referrer": "github.com"}, 6),
    ({"referrer": "linkedin.com"}, 5),
    ({"referrer": "reddit.com"}, 3),
    ({"referrer": "chatgpt.com"}, 4),
    ({"referrer": "google.com", "utm_source": "google", "utm_medium": "cpc", "utm_campaign": "brand"}, 9),
    ({"referrer": "google.com", "utm_source": "google", "utm_medium": "cpc", "utm_campaign": "autumn-sale"}, 6),
    ({"referrer": "facebook.com", "utm_source": "facebook", "utm_medium": "social", "utm_campaign": "autumn-sale"}, 5),
    ({"referrer": "facebook.com", "utm_source": "facebook", "utm_medium": "social", "utm_campaign": "lookalike"}, 3),
    ({"referrer": "line.me", "utm_source": "line", "utm_medium": "social", "utm_campaign": "bangkok-launch"}, 5),
    ({"utm_source": "newsletter", "utm_medium": "email", "utm_campaign": "weekly-digest"}, 5),
)
PAGES: Final[Weighted[str]] = (
    ("/", 30), ("/pricing", 13), ("/features", 10), ("/blog/real-time-analytics", 9), ("/docs", 12), ("/docs/quickstart", 7), ("/customers", 5),
    ("/changelog", 4), ("/about", 4), ("/contact", 3), ("/blog/funnels-that-convert", 6), ("/blog/thai-localisation", 3), ("/careers", 2),
)  # fmt: skip


class Visit:
    """One session; `at_ms` moves on with everything that happens in it. What brought the visitor stands on each of its pages."""

    def __init__(self, day: Day, person: Person, number: int) -> None:
        self.day, self.person = day, person
        self.session = f"sample-{day.key}-{day.number}-{number}"
        self.at_ms = day.moment()
        self.channel = pick(day.random, CHANNELS)

    def page(self, page: str = "", pages: Weighted[str] = PAGES, **properties: Any) -> None:
        """A page view, then some seconds on the page."""
        self.add("page_view", kind="page_view", page=page or pick(self.day.random, pages), **self.channel, **properties)

    def browse(self, mean_pages: float, pages: Weighted[str] = PAGES) -> None:
        """One page at least."""
        self.page(pages=pages)
        while self.day.random.random() < 1 - 1 / mean_pages:
            self.page(pages=pages)

    def add(self, name: str, *, kind: str = "custom", value: float | None = None, **properties: Any) -> None:
        """Anything else that happens in the visit."""
        self.day.add(name, self.at_ms, kind=kind, person=self.person, session=self.session, value=value, **properties)
        self.at_ms += int(1000 * self.day.random.triangular(3, 90, 12))


def visits(day: Day, mean: float, people: int) -> Sequence[Visit]:
    """A usual day has `mean` visits by some of so many people."""
    return [Visit(day, day.person(people), number) for number in range(day.times(mean))]
