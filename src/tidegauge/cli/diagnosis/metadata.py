"""People, projects, dashboards: the database answers, is whole, and is of a version that this program reads."""

from __future__ import annotations

from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.core.errors import Unavailable
from tidegauge.core.settings import Settings


def check_metadata(settings: Settings) -> list[Finding]:
    """Asked without changing anything; safe beside a running server."""
    from tidegauge.meta.checkup import check_up, shown_url

    place = f"metadata {shown_url(settings.meta_url)}"
    try:
        found = check_up(settings.meta_url)
    except Unavailable as error:
        return [Finding(False, f"{place}: {error.message}", "start the database, check meta_url and the rights of its user, or restore it from a backup")]
    if found is None:
        return [Finding(True, "no metadata database yet")]
    if found.verdict != "ok":
        return [Finding(False, f"{place}: {found.verdict}", "restore it from a backup")]
    if found.newer:
        fix = "run the release that last used it, or a newer one: this one would not understand its tables"
        return [Finding(False, f"{place} is of a newer release ({found.newer})", fix)]
    return [Finding(True, f"{place} is whole")]
