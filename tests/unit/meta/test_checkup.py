from __future__ import annotations

from pathlib import Path

import pytest

from tidegauge.core.errors import Unavailable
from tidegauge.meta.checkup import Checkup, check_up, shown_url
from tidegauge.meta.migration import upgrade

pytestmark = pytest.mark.req("K7")


def test_looking_makes_nothing(tmp_path: Path) -> None:
    assert check_up(f"sqlite:///{tmp_path}/meta.db") is None
    assert list(tmp_path.iterdir()) == []


def test_a_store_of_this_release_is_in_order(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/meta.db"
    upgrade(url)
    assert check_up(url) == Checkup("ok", "")


def test_a_store_that_cannot_be_read_gives_the_drivers_reason(tmp_path: Path) -> None:
    (tmp_path / "meta.db").write_bytes(b"this is no database" * 100)
    with pytest.raises(Unavailable, match="file is not a database"):
        check_up(f"sqlite:///{tmp_path}/meta.db")


def test_passwords_are_not_shown() -> None:
    assert shown_url("postgresql://a:canary@h/d") == "postgresql://a:***@h/d"
