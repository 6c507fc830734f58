"""A p-value that holds however often one looks."""

from __future__ import annotations

import math

from tidegauge.analysis.experiment.sample import Sample


def mixture_p_value(control: Sample, variant: Sample, effect: float, *, is_rate: bool) -> float | None:
    """The always-valid p-value of the mixture sequential probability ratio test (Johari, Koomen, Pekelis & Walsh 2022, eq. 11).

    `effect`: the standard deviation of the normal mixture over true differences, in units of the outcome; about the difference one hopes to see.
    A larger or smaller one only costs power. None while the variance cannot be told (for rates: until both have a conversion and a miss).
    """
    squared = _squared_error(control, variant, is_rate=is_rate)
    if squared is None or effect <= 0:
        return None
    difference, mixture = variant.mean - control.mean, effect * effect
    exponent = mixture * difference * difference / (2 * squared * (squared + mixture))
    log_ratio = 0.5 * math.log(squared / (squared + mixture)) + exponent
    return min(1.0, math.exp(-log_ratio)) if log_ratio < 700 else 0.0


def _squared_error(control: Sample, variant: Sample, *, is_rate: bool) -> float | None:
    if is_rate:
        if any(not 0 < one.y < one.n for one in (control, variant)):
            return None
        pooled = (control.y + variant.y) / (control.n + variant.n)
        return pooled * (1 - pooled) * (1 / control.n + 1 / variant.n)
    if control.n < 2 or variant.n < 2:
        return None
    squared = control.variance / control.n + variant.variance / variant.n
    return squared if squared > 0 else None
