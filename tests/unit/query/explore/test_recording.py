from __future__ import annotations

import pytest
from tests.unit.contracts.test_sight import PART
from tests.unit.query.conftest import PreparedReader

from tidegauge.contracts.sight import seeing
from tidegauge.query.explore.recording import RecordingReader, written_in


def test_values_are_written_into_their_places() -> None:
    sql = "SELECT {p0:String}, {p1:Int64}, {p2:Array(String)}, {p3:Array(Float64)}, {other:String}"
    shown = written_in(sql, {"p0": "it's\n\\", "p1": -5, "p2": ["a", "b'"], "p3": [1.5]})
    assert shown == "SELECT 'it\\'s\\n\\\\', -5, ['a', 'b\\''], [1.5], {other:String}"


def test_a_value_that_looks_like_a_place_is_not_filled_again() -> None:
    assert written_in("{p0:String} {p1:String}", {"p0": "{p1:String}", "p1": "x"}) == "'{p1:String}' 'x'"


def test_long_lists_are_cut() -> None:
    assert written_in("{p0:Array(Int64)}", {"p0": list(range(60))}).endswith("49, …]")


@pytest.mark.req("J1")
async def test_whoever_sees_a_part_is_not_told_the_values_which_may_be_those_of_a_rule(reader: PreparedReader) -> None:
    recording = RecordingReader(reader)
    await recording.read("SELECT {p0:String}", {"p0": "TH"})
    with seeing(PART):
        await recording.read("SELECT {p0:String}", {"p0": "TH"})
    assert [run.sql for run in recording.runs] == ["SELECT 'TH'", "SELECT {p0:String}"]
