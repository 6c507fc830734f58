"""Fifty power cuts: the server's disk is an ext4 image, which is copied while the server stands still.

What had not reached the disk by then is not in the copy, and the next server starts from the copy.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import pytest
from tests.integration.app.test_recovery import BATCH, Clients, check_whole
from tests.integration.server import ServedProduct, served, until

CUTS = int(os.environ.get("SOAK_CUTS", "50"))
IMAGE_BYTES = 1 << 30


class Disk:
    """An ext4 file system in a file, mounted at `place`."""

    def __init__(self, directory: Path) -> None:
        self.place = directory / "disk"
        self.place.mkdir()
        self._images = [directory / "a.img", directory / "b.img"]
        with self._images[0].open("wb") as image:
            image.truncate(IMAGE_BYTES)
        run("mkfs.ext4", "-q", str(self._images[0]))

    @contextmanager
    def mounted(self) -> Iterator[None]:
        run("mount", "-o", "loop", str(self._images[0]), str(self.place))
        try:
            yield
        finally:
            run("umount", str(self.place))

    def copy_as_it_is(self) -> int:
        """Copy what has reached the disk; again while anything was written meanwhile, so that the copy is of one moment. Gives the attempts."""
        device = Path("/sys/block", Path(output("findmnt", "-no", "SOURCE", str(self.place))).name, "stat")
        for attempt in range(1, 100):
            before = written(device)
            run("cp", "--sparse=always", str(self._images[0]), str(self._images[1]))
            if written(device) == before:
                return attempt
        raise AssertionError("the disk never stood still")

    def cut(self) -> None:
        """From now on the copy is the disk."""
        self._images.reverse()


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def written(device: Path) -> list[str]:
    """Write requests and sectors of a block device, and what is on its way (Documentation/block/stat)."""
    return device.read_text().split()[4:9]


def may_mount(directory: Path) -> bool:
    try:
        disk = Disk(directory)
        with disk.mounted():
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


def work_until_the_cut(product: ServedProduct, clients: Clients, disk: Disk, source: random.Random) -> None:
    before = len(clients.acknowledged)
    clients.start(int(product.url.rpartition(":")[2]))
    until(lambda: len(clients.acknowledged) > before + 5 * BATCH)
    time.sleep(source.uniform(0.1, 2.5))  # the moment of the cut is the test's own
    product.process.send_signal(signal.SIGSTOP)
    disk.copy_as_it_is()
    product.process.kill()
    product.process.wait()
    clients.stop()


@pytest.mark.soak
@pytest.mark.req("A3", "B10")
@pytest.mark.hostile(105)
@pytest.mark.timeout(7200)
def test_fifty_power_cuts_lose_and_double_nothing(tmp_path: Path) -> None:
    (tmp_path / "probe").mkdir()
    if not may_mount(tmp_path / "probe"):
        pytest.skip("mounting an image needs root and a loop device; tests/integration/journal/test_power_cut.py cuts the journal's power without")
    disk, clients, source = Disk(tmp_path), Clients(), random.Random(105)
    ready_s: list[float] = []
    for number in range(1, CUTS + 1):
        with disk.mounted():
            began_s = time.monotonic()
            with served(disk.place) as product:
                ready_s.append(time.monotonic() - began_s)
                if number > 1:
                    check_whole(product, clients, number - 1)
                work_until_the_cut(product, clients, disk, source)
        disk.cut()
    with disk.mounted(), served(disk.place) as product:
        check_whole(product, clients, CUTS)
    print(f"{CUTS} power cuts: {len(clients.acknowledged):,} acknowledged, ready after {median(ready_s):.1f} s (median), {max(ready_s):.1f} s at most")
