"""The Markov model: what would be lost without a channel."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

START = "\x00start"
CONVERSION = "\x00conversion"
NOTHING = "\x00nothing"


def removal_effects(steps: Mapping[tuple[str, str], int]) -> dict[str, float]:
    """For each channel the share of conversions that go without it, 0 to 1 (Anderl, Becker, von Wangenheim & Schumann 2016, first order).

    `steps`: how often a journey went from one state to the next; states are channels, START, CONVERSION and NOTHING. Removing a channel sends whoever
    reaches it to NOTHING. Without any conversion all effects are 0.
    """
    channels = sorted({state for step in steps for state in step} - {START, CONVERSION, NOTHING})
    whole = _conversion_share(steps, channels, None)
    if whole <= 0:
        return dict.fromkeys(channels, 0.0)
    return {channel: 1 - _conversion_share(steps, channels, channel) / whole for channel in channels}


def shares(effects: Mapping[str, float]) -> dict[str, float]:
    """The effects as shares that add up to 1; equal ones when no channel has any."""
    total = sum(effects.values())
    return {channel: effect / total if total > 0 else 1 / len(effects) for channel, effect in effects.items()}


def _conversion_share(steps: Mapping[tuple[str, str], int], channels: list[str], removed: str | None) -> float:
    """The chance that a journey from START ends in CONVERSION: solve (I - Q) p = r over the transient states."""
    states = [START, *channels]
    place = {state: index for index, state in enumerate(states)}
    inside = np.zeros((len(states), len(states)))
    converted, leaving = np.zeros(len(states)), np.zeros(len(states))
    for (source, target), count in steps.items():
        row = place[source]
        leaving[row] += count
        if target == CONVERSION:
            converted[row] += count
        elif target != NOTHING and target != removed:
            inside[row, place[target]] += count
    known = np.where(leaving > 0, leaving, 1.0)
    chances = np.linalg.solve(np.eye(len(states)) - inside / known[:, None], converted / known)
    return float(chances[0])
