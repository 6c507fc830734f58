from __future__ import annotations

import pytest

from tidegauge.core.errors import Forbidden, TidegaugeError, Unauthenticated
from tidegauge.ingest.key import WriteKey, require_writer


class Keys:
    def find(self, key: str) -> WriteKey | None:
        known = {"w": WriteKey(1, "write", "1"), "r": WriteKey(1, "read", "2"), "p": WriteKey(0, "person", "3"), "q": WriteKey(2, "person", "3")}
        return known.get(key)


@pytest.mark.req("J3")
def test_write_keys_and_people_with_a_project_may_write() -> None:
    assert require_writer(Keys(), "w").project == 1
    assert require_writer(Keys(), "q").project == 2


@pytest.mark.parametrize(("text", "error"), [("", Unauthenticated), ("x", Unauthenticated), ("r", Forbidden), ("p", Forbidden)])
def test_others_may_not(text: str, error: type[TidegaugeError]) -> None:
    with pytest.raises(error):
        require_writer(Keys(), text)
