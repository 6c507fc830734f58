from __future__ import annotations

import pytest

from tidegauge.cli.diagnosis.metadata import check_metadata
from tidegauge.core.settings import Settings
from tidegauge.meta.migration import upgrade


@pytest.mark.req("K7")
def test_the_doctor_looks_at_a_database_of_postgresql(postgresql_url: str) -> None:
    upgrade(postgresql_url)
    (finding,) = check_metadata(Settings(meta_url=postgresql_url))
    assert finding.is_fine
