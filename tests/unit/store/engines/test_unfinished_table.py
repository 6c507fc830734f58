from __future__ import annotations

from pathlib import Path

import pytest

from tidegauge.core.errors import Unavailable
from tidegauge.store.engines.unfinished_table import remove_unfinished


@pytest.mark.req("K6")
def test_an_empty_definition_of_a_passing_table_goes_and_of_any_other_is_told(tmp_path: Path) -> None:
    remove_unfinished(tmp_path)
    tables = tmp_path / "data" / "store" / "d40" / "d40af62f"
    tables.mkdir(parents=True)
    (tables / "events.sql").write_text("ATTACH TABLE")
    (tables / "rollup_totals_stage.sql").write_text("ATTACH TABLE")
    (tables / "rollup_dimensions_stage.sql").touch()
    remove_unfinished(tmp_path)
    assert sorted(path.name for path in tables.iterdir()) == ["events.sql", "rollup_totals_stage.sql"]
    (tables / "events.sql").write_text("")
    with pytest.raises(Unavailable, match=r"events\.sql is empty: the disk was full.*Restore a backup"):
        remove_unfinished(tmp_path)
    assert (tables / "events.sql").exists()
