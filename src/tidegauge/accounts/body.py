"""Request bodies, decoded strictly into their struct."""

from __future__ import annotations

import re
from typing import Final, TypeVar

import msgspec

from tidegauge.core.errors import ErrorDetail, InvalidInput, PayloadTooLarge, UnsupportedMedia
from tidegauge.core.mismatch import reason_and_place
from tidegauge.core.suggestion import did_you_mean

T = TypeVar("T", bound=msgspec.Struct)

MAX_BODY_BYTES: Final = 65_536
_UNKNOWN_FIELD: Final = re.compile(r"Object contains unknown field `(.*)`$", re.DOTALL)


def decode_body(body: bytes, content_type: str, kind: type[T], max_bytes: int = MAX_BODY_BYTES) -> T:
    """A `kind` from JSON. Unknown fields are refused with the name that was meant.

    Raises UnsupportedMedia for another content type (a form of a foreign page could send those), PayloadTooLarge, InvalidInput.
    """
    if content_type.partition(";")[0].strip().lower() != "application/json":
        raise UnsupportedMedia("Send the body as JSON, with 'Content-Type: application/json'.")
    if len(body) > max_bytes:
        raise PayloadTooLarge(f"The body is larger than {max_bytes:,} bytes.")
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        raise _explained(error, kind) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise InvalidInput(f"The body is not JSON: {reason}.", details=[ErrorDetail("body", reason)]) from None


def _explained(error: msgspec.ValidationError, kind: type[msgspec.Struct]) -> InvalidInput:
    reason, path = reason_and_place(error, kind)
    field = path.strip(".") or "body"
    if unknown := _UNKNOWN_FIELD.match(reason):
        name = unknown[1][:100]
        reason, field = f"Unknown field '{name}'.{did_you_mean(name, kind.__struct_fields__)}", name
        return InvalidInput(reason, details=[ErrorDetail(field, "unknown")])
    reason = reason.replace("`", "'")
    return InvalidInput(f"The body is not as this call expects it: {field}: {reason}.", details=[ErrorDetail(field, reason)])
