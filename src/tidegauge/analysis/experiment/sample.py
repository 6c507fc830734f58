"""What is known of one variant: how many people saw it, and the sums of what they did."""

from __future__ import annotations

import msgspec


class Sample(msgspec.Struct, frozen=True):
    """`n` people; of their outcome y and of the same in the time before, x: sums, sums of squares and of the product.

    For a conversion y is 1 or 0, so `y` and `yy` are both the conversions.
    """

    name: str
    n: int
    y: float
    yy: float
    x: float = 0.0
    xx: float = 0.0
    xy: float = 0.0

    @property
    def mean(self) -> float:
        """Of the outcome; 0 without people."""
        return self.y / self.n if self.n else 0.0

    @property
    def variance(self) -> float:
        """Of the outcome, unbiased; 0 with fewer than two people."""
        return max(0.0, (self.yy - self.y * self.y / self.n) / (self.n - 1)) if self.n > 1 else 0.0


def conversions(name: str, n: int, converted: int) -> Sample:
    """The sample of plain counts."""
    return Sample(name, n, float(converted), float(converted))
