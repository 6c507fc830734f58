from __future__ import annotations

import pytest

from tidegauge.cli.diagnosis.encryption import check_encryption
from tidegauge.core.settings import Settings


@pytest.mark.req("K7")
@pytest.mark.asvs("12.3.1")
def test_every_plain_connection_is_a_line_of_its_own() -> None:
    assert [finding.is_fine for finding in check_encryption(Settings())] == [True]
    findings = check_encryption(Settings(redis_url="redis://cache.example/0", otlp_endpoint="http://collector.example"))
    assert [finding.is_fine for finding in findings] == [False, False]
    assert all(finding.fix for finding in findings)
