"""The body of a question as bytes, decoded with errors that say what was wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import msgspec

from tidegauge.contracts.question import Question
from tidegauge.core.errors import ErrorDetail, InvalidQuery, PayloadTooLarge
from tidegauge.core.mismatch import reason_and_place
from tidegauge.query.catalogue import suggest

T = TypeVar("T")

MAX_BODY_BYTES: Final = 256 * 1024
_FIELDS: Final = tuple(field.encode_name for field in msgspec.structs.fields(Question))
_decode: Final = msgspec.json.Decoder(Question).decode
_decode_object: Final = msgspec.json.Decoder(dict[str, Any]).decode


def decode_given(body: bytes) -> dict[str, Any]:
    """The JSON object in a body, of whichever question. Raises as decode_question."""
    return _decoded(body, _decode_object)


def decode_question(body: bytes) -> Question:
    """The question of a JSON body. Raises InvalidQuery for what is not one, PayloadTooLarge above MAX_BODY_BYTES."""
    return _decoded(body, _decode)


def _decoded(body: bytes, decode: Callable[[bytes], T]) -> T:
    if len(body) > MAX_BODY_BYTES:
        raise PayloadTooLarge(f"A question has at most {MAX_BODY_BYTES // 1024} KiB.")
    try:
        return decode(body)
    except msgspec.ValidationError as error:
        raise _invalid(error) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = "nested too deep" if isinstance(error, RecursionError) else str(error)[:200]
        raise InvalidQuery(f"The body is not JSON: {reason}.", details=[ErrorDetail("", reason)]) from None


def _invalid(error: msgspec.ValidationError) -> InvalidQuery:
    """msgspec's words with the place apart: "Expected `int`, got `str` - at `$.limit`"."""
    reason, place = reason_and_place(error, Question)
    field = place.removeprefix(".")
    unknown = reason.removeprefix("Object contains unknown field ").strip("`") if "unknown field" in reason else ""
    if unknown:
        return InvalidQuery(f"Unknown field '{unknown[:60]}'.{suggest(unknown, _FIELDS)}", details=[ErrorDetail(unknown[:60], f"one of {', '.join(_FIELDS)}")])
    return InvalidQuery(f"{field or 'The question'}: {reason}.", details=[ErrorDetail(field, reason)])
