from __future__ import annotations

import msgspec

from tidegauge.dashboards.change import Changes, changes
from tidegauge.dashboards.document import Document, Tab, Widget

ONE = Widget("w1", "line", "One", 0, 0, 6, 4)
TWO = Widget("w2", "pie", "Two", 6, 0, 6, 4)


def _board(*widgets: Widget, other: tuple[Widget, ...] = ()) -> Document:
    return Document("Board", (Tab("a", "A", widgets), Tab("b", "B", other)))


def test_nothing_changed() -> None:
    assert changes(_board(ONE, TWO), _board(TWO, ONE)) == Changes()


def test_each_widget_counts_once() -> None:
    retitled = msgspec.structs.replace(ONE, title="Uno", x=3)
    assert changes(_board(ONE, TWO), _board(retitled, msgspec.structs.replace(TWO, id="w3"))) == Changes(added=1, removed=1, changed=1)
    assert changes(_board(ONE, TWO), _board(msgspec.structs.replace(ONE, w=3), TWO)) == Changes(moved=1)
    assert changes(_board(ONE, TWO), _board(ONE, other=(TWO,))) == Changes(moved=1)
