"""The bar of a running import, on a terminal only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from tidegauge.cli.importing.tally import Tally


class Progress(Protocol):
    """Told after every finished request."""

    def show(self, fraction: float | None, tally: Tally) -> None:
        """`fraction` of the file that has been read, None when its size is not known."""


class Silent:
    """For pipes and logs."""

    def show(self, fraction: float | None, tally: Tally) -> None:
        return


@contextmanager
def shown(label: str, *, enabled: bool) -> Iterator[Progress]:
    """A bar on stderr while the context lasts."""
    if not enabled:
        yield Silent()
        return
    rows = TextColumn("{task.fields[rows]}")
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(), rows, TimeElapsedColumn(), TimeRemainingColumn())
    bar = Bar(*columns, console=Console(stderr=True))
    with bar:
        yield _Shown(bar, label)


class _Shown:
    def __init__(self, bar: Bar, label: str) -> None:
        self._bar = bar
        self._task = bar.add_task(label, total=None, rows="")

    def show(self, fraction: float | None, tally: Tally) -> None:
        rows = f"{tally.imported:,} rows" + (f", {tally.rejected:,} rejected" if tally.rejected else "")
        if fraction is None:
            self._bar.update(self._task, rows=rows)
        else:
            self._bar.update(self._task, total=1.0, completed=fraction, rows=rows)
