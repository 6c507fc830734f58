"""Somebody of the samples, who comes back on other days."""

from __future__ import annotations

from random import Random
from typing import Any, Final

from tidegauge.dashboards.samples.weight import Weighted, pick

_FIRST: Final = (
    "mali", "anong", "somchai", "nina", "omar", "lucia", "kenji", "priya", "tom", "ines", "wei", "sara", "diego", "amelie", "noah", "yuki", "fatima", "lars",
    "chloe", "arun", "elif", "mateo", "zoe", "ivan",
)  # fmt: skip
_LAST: Final = (
    "srisai", "tanaka", "schmidt", "patel", "costa", "novak", "garcia", "larsen", "okafor", "chen", "dubois", "rossi", "kim", "wong", "silva", "haddad", "berg",
    "moreau", "suzuki", "khan", "brown", "fischer", "nguyen", "walker",
)  # fmt: skip
_COUNTRIES: Final[Weighted[str]] = (
    ("US", 24), ("TH", 16), ("GB", 9), ("DE", 9), ("IN", 8), ("JP", 6), ("FR", 6), ("BR", 5), ("CA", 4), ("AU", 4), ("SG", 4), ("VN", 3), ("NL", 2),
    ("ES", 2), ("SE", 1), ("MX", 2), ("ID", 2), ("ZA", 1), ("PL", 1),
)  # fmt: skip
_DEVICES: Final[Weighted[tuple[str, str, str]]] = (
    (("mobile", "Mobile Safari", "iOS"), 25), (("mobile", "Chrome Mobile", "Android"), 26), (("desktop", "Chrome", "Windows"), 19),
    (("desktop", "Safari", "Mac OS X"), 12), (("desktop", "Edge", "Windows"), 6), (("desktop", "Firefox", "Linux"), 5), (("tablet", "Mobile Safari", "iOS"), 7),
)  # fmt: skip


class Person:
    """`number` decides all that stays the same about them; `key` is the sample's."""

    def __init__(self, key: str, number: int) -> None:
        random = Random(f"{key}:{number}")
        self.id = f"{random.choice(_FIRST)}.{random.choice(_LAST)}.{number}"
        self.number = number
        self.country = pick(random, _COUNTRIES)
        self.device, self.browser, self.os = pick(random, _DEVICES)
        self.luck = random.random()
        """0 to 1: how likely they are to go on to the next step."""

    @property
    def context(self) -> dict[str, Any]:
        """What the server would fill in."""
        return {"country": self.country, "device": self.device, "browser": self.browser, "os": self.os}
