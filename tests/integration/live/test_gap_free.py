from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.req("E1", "E5", "E9")
@pytest.mark.hostile(103)
async def test_screens_opened_under_writes_have_neither_gap_nor_double_and_end_at_the_stores_answer() -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.integration.live.hammer", "3", "42"), cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    output, errors = await asyncio.wait_for(process.communicate(), 90)
    assert process.returncode == 0, errors.decode()[-3_000:]
    report = json.loads(output.splitlines()[-1])
    assert report["faults"] == []
    assert report["screens"] == 42
    assert report["events"] > 200
    assert report["updates"] > 80
