from __future__ import annotations

import pytest

from tidegauge.cli.diagnosis.memory import check_memory
from tidegauge.core.settings import Settings

pytestmark = pytest.mark.req("K7")


@pytest.mark.parametrize(("bytes_allowed", "is_fine"), [(10_000_000, True), (2**50, False)])
def test_settings_that_allow_more_than_the_machine_has_are_found(bytes_allowed: int, is_fine: bool) -> None:
    limits = {"query_memory_bytes": bytes_allowed, "live_state_max_bytes": 1_024, "cache_max_bytes": 0, "waiting_max_bytes": 1_024}
    (finding,) = check_memory(Settings(**limits))
    assert finding.is_fine is is_fine
