"""A file of very many lines flows: memory stays as it was, it is whole, and it ends when nobody takes it any more."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from time import monotonic, sleep
from typing import Final

import pytest
from tests.hostile.output.conftest import cpu_s, send
from tests.integration.server import ServedProduct

MB: Final = 1 << 20
A_REQUEST: Final = 5_000


def rss_bytes(product: ServedProduct) -> int:
    lines = Path(f"/proc/{product.process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS"))


def somebody_with(house: ServedProduct, events: int) -> str:
    """The path of the file of a person with so many events."""
    who = f"busy-{events}"
    note = "x" * 300
    for start in range(0, events, A_REQUEST):
        send(house, *({"name": "step", "user_id": who, "properties": {"n": n, "note": note}} for n in range(start, min(events, start + A_REQUEST))))
    found = house.client.get("/api/people", params={"search": who}).json()["people"]
    return f"/api/people/{found[0]['person']}/export"


@pytest.fixture(scope="module", params=[20_000, pytest.param(1_000_000, marks=[pytest.mark.soak, pytest.mark.timeout(600)])])
def large(house: ServedProduct, request: pytest.FixtureRequest) -> tuple[str, int]:
    """The path of a file and how many events are in it."""
    return somebody_with(house, request.param), request.param


@pytest.mark.req("J6")
@pytest.mark.hostile(81)
@pytest.mark.timeout(600)
def test_a_large_file_is_whole_and_costs_no_memory(house: ServedProduct, large: tuple[str, int]) -> None:
    path, events = large
    house.client.get(somebody_with(house, 10)).raise_for_status()  # what is loaded once is loaded
    before, most, file, began = rss_bytes(house), 0, io.BytesIO(), monotonic()
    with house.client.stream("GET", path) as answer:
        for chunk in answer.iter_bytes(MB):
            file.write(chunk)
            most = max(most, rss_bytes(house))
    print(f"{events:,} events in {monotonic() - began:.1f} s, {file.tell() / MB:.0f} MB, {(most - before) / MB:.0f} MB more in memory")
    assert most - before < 64 * MB, f"{(most - before) / MB:.0f} MB"
    lines = zipfile.ZipFile(file).read("events.ndjson").splitlines()
    assert len(lines) == events
    assert {json.loads(line)["properties"]["n"] for line in lines} == set(range(events))


@pytest.mark.req("J6")
@pytest.mark.hostile(81)
def test_a_file_that_nobody_takes_any_more_ends(house: ServedProduct, large: tuple[str, int]) -> None:
    def at_rest() -> float:
        """What the server has used once it does nothing more."""
        before = cpu_s(house)
        sleep(0.3)
        used = cpu_s(house)
        return used if used - before < 0.05 else at_rest()

    began = at_rest()
    house.client.get(large[0])
    whole = at_rest() - began

    def left_early() -> float:
        began = at_rest()
        with house.client.stream("GET", large[0]) as answer:
            next(answer.iter_raw(1_000))
        return at_rest() - began

    assert min(left_early() for _ in range(3)) < whole / 2  # of three, as the store tidies up by itself now and then
