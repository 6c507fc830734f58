from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.cli.importing.order_builder import make_order

from tidegauge.cli.importing.checkpoint import Checkpoint, CheckpointFile, cache_directory
from tidegauge.cli.importing.tally import Tally


def test_what_is_saved_is_loaded_until_it_is_removed(tmp_path: Path) -> None:
    file = CheckpointFile(tmp_path / "new", make_order())
    assert file.load() is None
    checkpoint = Checkpoint(7, b"\x00chain", Tally(5, 1, 1))
    file.save(checkpoint)
    assert file.load() == checkpoint
    assert b"kkkk" not in file.path.read_bytes()  # no key
    file.remove()
    assert file.load() is None


@pytest.mark.hostile(158)
def test_a_damaged_checkpoint_is_none(tmp_path: Path) -> None:
    file = CheckpointFile(tmp_path, make_order())
    file.path.write_bytes(b'{"row": ')
    assert file.load() is None


def test_each_order_has_its_own(tmp_path: Path) -> None:
    orders = [make_order("a.csv"), make_order("b.csv"), make_order("a.csv", "--name", "x"), make_order("a.csv", "--url", "http://other"), make_order("-")]
    assert len({CheckpointFile(tmp_path, order).path for order in orders}) == 5
    assert CheckpointFile(tmp_path, make_order("a.csv", "--resume", "--rejects", "r")).path == CheckpointFile(tmp_path, orders[0]).path


def test_the_cache_directory_follows_the_environment() -> None:
    assert cache_directory({"XDG_CACHE_HOME": "/c"}) == Path("/c/tidegauge/import")
    assert cache_directory({}) == Path.home() / ".cache/tidegauge/import"
