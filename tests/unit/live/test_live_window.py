import msgspec
import pytest

from tidegauge.core.errors import InvalidQuery
from tidegauge.core.time_range import Window
from tidegauge.live.live_window import check_live_window

NOW = Window("rolling", "last_hour")


@pytest.mark.req("E1")
def test_only_questions_of_now_are_followed() -> None:
    check_live_window(NOW)
    with pytest.raises(InvalidQuery, match="a live answer is of now") as refused:
        check_live_window(msgspec.structs.replace(NOW, at_ms=5))
    assert refused.value.details[0].field == "at"
