"""What is different between two documents, widget by widget."""

from __future__ import annotations

import msgspec

from tidegauge.dashboards.document import Document, Widget


class Changes(msgspec.Struct, frozen=True):
    """Numbers of widgets."""

    added: int = 0
    removed: int = 0
    changed: int = 0
    moved: int = 0


def changes(before: Document, after: Document) -> Changes:
    """Widgets by their ids. One that both changed and moved counts as changed; one on another tab has moved."""
    old, new = _placed(before), _placed(after)
    both = [(old[id_], new[id_]) for id_ in old.keys() & new.keys()]
    changed = sum(_content(was) != _content(now) for (_, was), (_, now) in both)
    moved = sum(_content(was) == _content(now) and (tab_before, _box(was)) != (tab_after, _box(now)) for (tab_before, was), (tab_after, now) in both)
    return Changes(len(new.keys() - old.keys()), len(old.keys() - new.keys()), changed, moved)


def _placed(document: Document) -> dict[str, tuple[str, Widget]]:
    return {widget.id: (tab.id, widget) for tab in document.tabs for widget in tab.widgets}


def _content(widget: Widget) -> Widget:
    return msgspec.structs.replace(widget, x=0, y=0, w=1, h=1)


def _box(widget: Widget) -> tuple[int, int, int, int]:
    return widget.x, widget.y, widget.w, widget.h
