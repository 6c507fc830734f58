"""One measured figure beside its baseline."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`value` and `baseline` in `unit`, measured in the same run; `target` is what the ratio (or the value) is wanted to reach, as text."""

    name: str
    value: float
    unit: str
    baseline_name: str = ""
    baseline: float | None = None
    target: str = ""
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """value / baseline."""
        return self.value / self.baseline if self.baseline else None

    def line(self) -> str:
        """One printed line."""
        text = f"{self.name}: {number(self.value)} {self.unit}"
        if self.baseline is not None:
            text += f" | {self.baseline_name}: {number(self.baseline)} {self.unit} | ratio {self.ratio or 0:.3g}"
        return text + (f" | wanted {self.target}" if self.target else "") + (f" | {self.note}" if self.note else "")

    def row(self) -> str:
        """One row of the results table."""
        baseline = "" if self.baseline is None else f"{self.baseline_name}: {number(self.baseline)} {self.unit}"
        ratio = "" if self.ratio is None else f"{self.ratio:.3g}"
        return f"| {self.name} | {number(self.value)} {self.unit} | {baseline} | {ratio} | {self.target} | {self.note} |"


def number(value: float) -> str:
    """A figure with three digits that count, thousands apart."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
