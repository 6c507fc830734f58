"""A dashboard that is open: its saved document, the draft over it, and the people there."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from tidegauge.core.errors import ErrorDetail, Forbidden, InvalidInput, LimitReached
from tidegauge.dashboards.document import Document
from tidegauge.dashboards.limit import MAX_DOCUMENT_BYTES
from tidegauge.dashboards.operation import Operation, PutWidget, applied
from tidegauge.dashboards.rooms.seat import Seat, presence_view
from tidegauge.dashboards.validation import MAX_DEPTH, depth_of
from tidegauge.dashboards.widgets import WIDGETS

MAX_NONCE: Final = 100
_encode: Final = msgspec.json.Encoder().encode


class Room:
    """Methods that change it give the message to tell. A draft is what everyone's edits made of the saved document, in the order in which they came; it is
    gone when somebody saves, or when nobody is left."""

    def __init__(self, board_id: str, version: int, document: Document, max_widgets: int) -> None:
        self.board_id, self.version, self.document = board_id, version, document
        self.draft: Document | None = None
        self.seats: dict[str, Seat] = {}
        self._edits = 0
        self._max_widgets = max_widgets

    def snapshot(self) -> bytes:
        """All of it."""
        message: dict[str, Any] = {"type": "dashboard", "id": self.board_id, "version": self.version, "document": self.document, "people": self._people()}
        if self.draft is not None:
            message |= {"draft_document": self.draft, "draft": self._edits}
        return _encode(message)

    def presence(self) -> bytes:
        """Who is there."""
        return _encode({"type": "presence", "dashboard": self.board_id, "people": self._people()})

    def remarks(self, what: str) -> bytes:
        """Comments or annotations are others now."""
        return _encode({"type": "remarks", "dashboard": self.board_id, "what": what})

    def is_of(self, project_id: int) -> bool:
        """Whether its dashboard is one of the project."""
        return any(seat.caller.project_id == project_id for seat in self.seats.values())

    def saved(self, version: int, document: Document) -> bytes:
        """A new version takes the place of document and draft."""
        self.version, self.document, self.draft = version, document, None
        return _encode({"type": "dashboard_update", "id": self.board_id, "version": version, "document": document})

    def edit(self, guest: str, base_version: int, operations: tuple[Operation, ...], nonce: str) -> bytes:
        """Apply a guest's operations to the draft: all or none. Raises Forbidden, InvalidInput, LimitReached."""
        seat = self.seats[guest]
        if seat.access != "edit":
            raise Forbidden("You may look at this dashboard but not change it.")
        if base_version > self.version:
            raise InvalidInput(f"Version {base_version} is not saved yet.", details=[ErrorDetail("base_version", f"the dashboard is at {self.version}")])
        if len(nonce) > MAX_NONCE:
            raise InvalidInput(f"A nonce has at most {MAX_NONCE} characters.", details=[ErrorDetail("nonce", "too long")])
        draft = self.draft or self.document
        for operation in operations:
            _check_widget(operation)
            draft = applied(draft, operation)
        self._check_size(draft)
        self.draft = draft
        self._edits += 1
        person = {"id": seat.person.id, "name": seat.person.name}
        message = {"type": "edits", "dashboard": self.board_id, "person": person, "connection": guest, "operations": operations, "draft": self._edits}
        return _encode(message | {"nonce": nonce})

    def _people(self) -> list[Any]:
        return [presence_view(seat) for seat in self.seats.values() if seat.person.id]

    def _check_size(self, draft: Document) -> None:
        if len(draft.widgets) > self._max_widgets:
            raise LimitReached(f"A dashboard has at most {self._max_widgets} widgets.")
        if len(_encode(draft)) > MAX_DOCUMENT_BYTES:
            raise LimitReached(f"A dashboard's document has at most {MAX_DOCUMENT_BYTES // 1024} KiB.")


def _check_widget(operation: Operation) -> None:
    """What would break those who draw it; whether its questions can be asked is checked when it is saved."""
    if isinstance(operation, PutWidget):
        widget = operation.widget
        if widget.kind not in WIDGETS:
            raise InvalidInput(f"There is no kind '{widget.kind}'.", details=[ErrorDetail("widget.kind", "unknown")])
        if depth_of([widget.options, [query.query for query in widget.queries]]) > MAX_DEPTH:
            raise InvalidInput(f"A widget nests at most {MAX_DEPTH} deep.", details=[ErrorDetail("widget.options", "too deep")])
