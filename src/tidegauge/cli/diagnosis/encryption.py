"""What this server connects to beyond this machine, and whether that is encrypted and checked."""

from __future__ import annotations

from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.core.plain_ways import plain_ways_out
from tidegauge.core.settings import Settings


def check_encryption(settings: Settings) -> list[Finding]:
    """Each connection that others on the network could read or answer."""
    ways = plain_ways_out(settings)
    return [Finding(False, way.what, way.fix) for way in ways] or [Finding(True, "whatever is connected to beyond this machine is encrypted")]
