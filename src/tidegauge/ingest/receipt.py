"""What a sender is told about its events."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from tidegauge.core.errors import ErrorDetail
from tidegauge.ingest.raw import ItemError

MAX_LISTED_ERRORS: Final = 100
_encode = msgspec.json.Encoder().encode


class Receipt(msgspec.Struct):
    """`rejected` counts all refused items, `errors` lists the first 100 by position. `suppressed` events are not stored because
    somebody said so: `suppressed_by_reason` says how many by what (consent or erasure, the project's privacy rules)."""

    accepted: int = 0
    duplicates: int = 0
    rejected: int = 0
    errors: list[ItemError] = []
    suppressed: int = 0
    warnings: list[str] = []
    refused: dict[int, Any] = {}
    """The first refused items by position, as they were read or, unreadable ones, as bytes; never sent back."""
    suppressed_by_reason: dict[str, int] = {}

    @property
    def is_refused(self) -> bool:
        """Nothing was read, or every item was refused."""
        return not (self.accepted or self.duplicates or self.suppressed)

    def to_json(self) -> bytes:
        """The body of a 202."""
        if not (self.rejected or self.suppressed or self.warnings):
            return b'{"accepted":%d,"duplicates":%d,"rejected":0,"errors":[]}' % (self.accepted, self.duplicates)
        return _encode(self._fields())

    def refusal(self, request_id: str) -> bytes:
        """The body of a 400: the error shape, and the counts beside it."""
        message = f"All {self.rejected:,} events were rejected; see errors." if self.rejected else "The body holds no events."
        details = [ErrorDetail(f"[{e.index}].{e.field}" if e.field else f"[{e.index}]", e.reason) for e in self.errors]
        error = {"code": "invalid_events", "message": message, "details": details, "request_id": request_id}
        return _encode({"error": error, **self._fields()})

    def _fields(self) -> dict[str, Any]:
        fields: dict[str, Any] = {"accepted": self.accepted, "duplicates": self.duplicates, "rejected": self.rejected, "errors": self.errors}
        if self.suppressed:
            fields["suppressed"] = self.suppressed
            fields["suppressed_by_reason"] = self.suppressed_by_reason
        if self.warnings:
            fields["warnings"] = self.warnings
        return fields
