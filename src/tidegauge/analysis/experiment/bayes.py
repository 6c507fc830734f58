"""How likely a variant is better, given what was seen and no opinion before."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Final

import numpy as np
from scipy.special import betainc, betaincinv

from tidegauge.analysis.experiment.sample import Sample

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(256)
_QUANTILES: Final = (_NODES + 1) / 2
_SHARES: Final = _WEIGHTS / 2


def probability_rate_is_higher(control: Sample, variant: Sample) -> float:
    """P(rate of the variant > rate of the control) under uniform Beta(1, 1) priors: the control's distribution function integrated over the variant's
    posterior by Gauss-Legendre quadrature of 256 quantiles."""
    at = betaincinv(variant.y + 1, variant.n - variant.y + 1, _QUANTILES)
    below = betainc(control.y + 1, control.n - control.y + 1, at)
    return float(np.dot(below, _SHARES))


def probability_mean_is_higher(control: Sample, variant: Sample) -> float | None:
    """The same for means, whose posterior is normal for samples of some size (flat prior); None without a spread."""
    if control.n < 2 or variant.n < 2:
        return None
    squared = control.variance / control.n + variant.variance / variant.n
    return NormalDist().cdf((variant.mean - control.mean) / math.sqrt(squared)) if squared > 0 else None
