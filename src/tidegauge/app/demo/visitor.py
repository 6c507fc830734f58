"""The site's visitors: who they are and when they come back."""

from __future__ import annotations

from random import Random
from typing import Final

import msgspec

from tidegauge.app.demo.catalogue import CHANNELS, COUNTRIES, DEVICES, LANGUAGES, PLANS
from tidegauge.app.demo.choice import Choice
from tidegauge.core.time_range import DAY_MS, HOUR_MS, MINUTE_MS

MEAN_VISITS: Final = 2.7
"""Visits of an average visitor; measured on 20,000 drawn ones."""

REGULARS: Final = 0.08
"""Share of the visitors who keep coming; of the newsletter's, twice as many."""

_COUNTRY: Final = Choice(COUNTRIES)
_DEVICE: Final = Choice(DEVICES)
_CHANNEL: Final = Choice(CHANNELS)
_PLAN: Final = Choice([((name, price), weight) for name, weight, price in PLANS])


class Visitor(msgspec.Struct, gc=False):
    """One person. `loyalty`, 0 to 1, is the chance of another visit after each; `variant` is the side of the running experiment."""

    user_id: str
    country: str
    language: str
    device: str
    browser: str
    os: str
    screen: str
    referrer: str
    utm: tuple[str, str, str]
    loyalty: float
    plan: str
    plan_price: float
    variant: str
    is_member: bool = False

    def next_visit_ms(self, after_ms: int, random: Random) -> int | None:
        """When the visitor comes back after a visit, None when never: often within hours, else around the same time of a later day."""
        if random.random() > self.loyalty:
            return None
        if random.random() < 0.35:
            return after_ms + int(random.uniform(40 * MINUTE_MS, 6 * HOUR_MS))
        days = min(1 + int(random.expovariate(0.35)), 28)
        return after_ms + days * DAY_MS + int(random.gauss(0, 1.5 * HOUR_MS))


def draw_visitor(user_id: str, random: Random) -> Visitor:
    """A new visitor of that id."""
    country = _COUNTRY.draw(random)
    device, browser, system, screen = _DEVICE.draw(random)
    referrer, *utm = _CHANNEL.draw(random)
    plan, price = _PLAN.draw(random)
    language = LANGUAGES.get(country, "en")
    is_regular = random.random() < (2 if utm[1] == "email" else 1) * REGULARS
    loyalty = random.uniform(0.86, 0.97) if is_regular else random.betavariate(1.5, 3.0)
    return Visitor(
        user_id,
        country,
        language,
        device,
        browser,
        system,
        screen,
        referrer,
        (utm[0], utm[1], utm[2]),
        loyalty,
        plan,
        price,
        random.choice("AB"),
    )
