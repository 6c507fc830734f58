"""Batches that the store refused for good."""

from __future__ import annotations

from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.core.settings import Settings


def check_set_aside(settings: Settings) -> list[Finding]:
    """Whether anything waits for somebody to look at it."""
    batches = sorted((settings.data_dir / "quarantine").glob("batch-*.arrow"))
    if not batches:
        return [Finding(True, "nothing was set aside")]
    what = f"{len(batches)} batches that the store refused lie in {batches[0].parent}"
    return [Finding(False, what, "look for batch_quarantined in the log: it says why; the events are in these files and nowhere else")]
