"""What cohorts and retention answer."""

from __future__ import annotations

import msgspec

from tidegauge.analysis.question import AnalysisAnswer


class CohortCell(msgspec.Struct):
    """`period` periods after the cohort's own. `count`: people; `total`: revenue or events of all of them.

    Complete once the period is over and inside the window.
    """

    period: int
    value: float
    count: int
    is_complete: bool
    total: float | msgspec.UnsetType = msgspec.UNSET


class Cohort(msgspec.Struct):
    """People who started in one period, named by its first local day. `retention[0]` is that period itself."""

    period: str
    size: int
    is_complete: bool
    retention: list[CohortCell]


class CohortGroup(msgspec.Struct):
    """The cohorts of one value of the breakdown, or of one segment."""

    value: str
    cohorts: list[Cohort]


class CohortAnswer(AnalysisAnswer, kw_only=True):
    """Cohorts in the order of time; periods in which nobody started are left out. `results`: a row for each cell, its value and its count of people."""

    period: str
    metric: str
    cohorts: list[Cohort]
    breakdown: list[CohortGroup] | msgspec.UnsetType = msgspec.UNSET


class CurvePoint(msgspec.Struct):
    """`value` = `count` / `size`: of the people whose cohort has completed that many periods, those who came back. `ci95`: Wilson's interval for `value`."""

    period: int
    value: float
    count: int
    size: int
    cohorts: int
    ci95: tuple[float, float]


class CurveGroup(msgspec.Struct):
    """The curve of one value of the breakdown, or of one segment; `people`: all who started."""

    value: str
    people: int
    curve: list[CurvePoint]


class RetentionAnswer(AnalysisAnswer, kw_only=True):
    """The curve over all cohorts, without the cells that are not complete yet. `results`: a row for each point."""

    period: str
    people: int
    curve: list[CurvePoint]
    breakdown: list[CurveGroup] | msgspec.UnsetType = msgspec.UNSET
