"""How far an import has come, kept in the user's cache directory so that `--resume` can go on."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from tidegauge.cli.importing.order import Order
from tidegauge.cli.importing.tally import Tally


class Checkpoint(msgspec.Struct, frozen=True):
    """Every row up to number `row` is done; `chain` is the row chain's state after it, which tells whether the file is still the same."""

    row: int
    chain: bytes
    tally: Tally


class CheckpointFile:
    """The checkpoint of one order (file, mapping, server and key). It holds no key and no row."""

    def __init__(self, directory: Path, order: Order) -> None:
        place = order.file if order.file == "-" else str(Path(order.file).resolve())
        self.path = directory / f"{order.digest(place, order.where or '', order.url, order.key).hex()}.json"

    def load(self) -> Checkpoint | None:
        """The last checkpoint, None when there is none that can be read."""
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=Checkpoint)
        except (FileNotFoundError, msgspec.DecodeError):
            return None

    def save(self, checkpoint: Checkpoint) -> None:
        """Replace the checkpoint in one step."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_suffix(".tmp")
        fresh.write_bytes(msgspec.json.encode(checkpoint))
        fresh.replace(self.path)

    def remove(self) -> None:
        """The import is complete."""
        self.path.unlink(missing_ok=True)


def cache_directory(environ: Mapping[str, str] = os.environ) -> Path:
    """`$XDG_CACHE_HOME/tidegauge/import`, or the same under `~/.cache`."""
    return Path(environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tidegauge" / "import"
