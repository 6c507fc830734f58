"""Bytes of a request -> raw events: the whole body at once when it is right, item by item when it is not."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final, NoReturn

import msgspec

from tidegauge.core.errors import ErrorDetail, InvalidInput, PayloadTooLarge
from tidegauge.ingest.dialects.native import LooseBody, MetricPoint, NativeBody, NativeEvent, event_of_point
from tidegauge.ingest.limit import MAX_EVENTS, MAX_PROPERTIES
from tidegauge.ingest.raw import MAX_KEPT_ITEMS, ItemError, RawBatch, RawEvent
from tidegauge.ingest.shape import Shape

_Items = Annotated[list[msgspec.Raw], msgspec.Meta(max_length=MAX_EVENTS)]
_decode_events = msgspec.json.Decoder(Annotated[list[NativeEvent], msgspec.Meta(max_length=MAX_EVENTS)]).decode
_decode_body = msgspec.json.Decoder(NativeBody).decode
_decode_lines = msgspec.json.Decoder(NativeEvent).decode_lines
_decode_items = msgspec.json.Decoder(_Items).decode
_decode_loose_body = msgspec.json.Decoder(LooseBody).decode
_decode_loose: Final = msgspec.json.Decoder(RawEvent)
_decode_point: Final = msgspec.json.Decoder(MetricPoint)

_BROKEN = (msgspec.DecodeError, RecursionError, UnicodeDecodeError)
"""Everything msgspec raises on bytes it cannot read; only the first is a MsgspecError."""

_BYTE = re.compile(r"\(byte (\d+)\)")
_NDJSON = ("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines")
_CHECK_DENSITY_BYTES = 512 * 1024
_MARKS = ((b"\xef\xbb\xbf", "a byte order mark"), (b"\xff\xfe", "UTF-16 or UTF-32"), (b"\xfe\xff", "UTF-16"), (b"\x00\x00\xfe\xff", "UTF-32"))


def decode_body(body: bytes, content_type: str = "", shape: Shape | None = None) -> RawBatch:
    """The events of a JSON event, array, `{"events": [...]}` envelope or NDJSON.

    NDJSON is recognised by its content type, or when the body is no JSON document but its first line is. `shape` is tried first. Raises InvalidInput when
    nothing can be read, PayloadTooLarge when there are too many items.
    """
    start = _check(body)
    is_lines = content_type.startswith(_NDJSON)
    if shape is not None and (batch := _shaped(body, shape, is_lines, start)) is not None:
        return batch
    try:
        if is_lines:
            return _typed(body, _decode_lines(body), None)
        if start == b"[":
            return _typed(body, _decode_events(body), None)
        read = _decode_body(body)
        return _typed(body, [read] if isinstance(read.events, msgspec.UnsetType) else read.events, read.sent_at)
    except _BROKEN:
        return _decode_each(body, is_lines, start)


def decode_one(body: bytes) -> RawBatch | None:
    """The event of a JSON body that is just one, in half the time; None for any other body, whatever it is: `decode_body` says."""
    if not body.startswith(b"{"):
        return None
    try:
        read = _decode_body(body)
    except _BROKEN:
        return None
    if read.events is not msgspec.UNSET or read.sent_at is not None:
        return None
    return RawBatch([read], [0], is_typed=True, is_plain=_is_plain(body), size_bytes=len(body))


def decode_points(body: bytes) -> RawBatch:
    """The metric points of `POST /metrics` as events: one object or an array. Raises as `decode_body`."""
    start = _check(body)
    try:
        items = _decode_items(body) if start == b"[" else [msgspec.Raw(body)]
    except _BROKEN as error:
        _refuse(body, error)
    batch = RawBatch([], [], [], size_bytes=len(body))
    for index, item in enumerate(items):
        point = _read(_decode_point, item, index, batch)
        event = point if point is None else event_of_point(point)
        if isinstance(event, str):
            batch.errors.append(ItemError(index, event, "missing or not of the right type"))
            batch.refused[index] = bytes(item)
        elif event is not None:
            batch.events.append(event)
            batch.indexes.append(index)
    return batch


def _check(body: bytes) -> bytes:
    """The first meaningful byte. Refuses what is no UTF-8 JSON at first sight, and bodies of more items than any request may have."""
    for mark, what in _MARKS:
        if body.startswith(mark):
            raise _invalid(f"The body starts with {what}; send UTF-8 without a byte order mark.", 0)
    start = body[:64].lstrip()[:1] or body.lstrip()[:1]
    if not start:
        raise InvalidInput("The body is empty; send an event, an array of events, or NDJSON.", details=[ErrorDetail("body", "empty")])
    if len(body) > _CHECK_DENSITY_BYTES:
        objects = body.count(b"{")
        if objects > 16 * MAX_EVENTS or body.count(b",") > (MAX_PROPERTIES + 20) * max(objects, 500):
            raise PayloadTooLarge(f"Too many items: a request holds at most {MAX_EVENTS:,} events of at most {MAX_PROPERTIES} properties each.")
    return start


def _shaped(body: bytes, shape: Shape, is_lines: bool, start: bytes) -> RawBatch | None:
    """The events by a known shape; None when they are of another, or wrong in any way."""
    try:
        if is_lines:
            return _typed(body, shape.decode_lines(body), None, shape)
        if start == b"[":
            return _typed(body, shape.decode_events(body), None, shape)
        read = shape.decode_body(body)
        return _typed(body, read.events, read.sent_at, shape)
    except _BROKEN:
        return None


def _typed(body: bytes, events: list[NativeEvent], sent_at: str | float | None, shape: Shape | None = None) -> RawBatch:
    if len(events) > MAX_EVENTS:
        raise PayloadTooLarge(f"A request holds at most {MAX_EVENTS:,} events; this one has {len(events):,}. Send several requests.")
    return RawBatch(
        events,  # type: ignore[arg-type]
        list(range(len(events))),
        [],
        sent_at,
        is_typed=True,
        is_plain=_is_plain(body),
        size_bytes=len(body),
        shape=shape,
    )


def _is_plain(body: bytes) -> bool:
    """Whether no text holds a control character: in JSON C0 ones are escaped, C1 start with C2."""
    return b"\\" not in body and b"\x7f" not in body and b"\xc2" not in body


def _decode_each(body: bytes, is_lines: bool, start: bytes) -> RawBatch:
    items, sent_at = _split_lines(body) if is_lines else _split(body, start)
    batch = RawBatch([], [], [], sent_at, size_bytes=len(body))
    for index, item in enumerate(items):
        event = _read(_decode_loose, item, index, batch)
        if event is not None:
            batch.events.append(event)
            batch.indexes.append(index)
    return batch


def _read(decoder: msgspec.json.Decoder[Any], item: bytes | msgspec.Raw, index: int, batch: RawBatch) -> Any:
    """The decoded item; None after noting why it cannot be read."""
    known = len(batch.errors)
    try:
        return decoder.decode(item)
    except msgspec.ValidationError as error:
        reason, _, path = str(error).partition(" - at `$")
        batch.errors.append(ItemError(index, path.strip("`.").removesuffix("[...]"), _plain_words(reason)))
    except msgspec.DecodeError as error:
        batch.errors.append(ItemError(index, "", _plain_words(str(error))))
    except RecursionError:
        batch.errors.append(ItemError(index, "", "nested too deeply"))
    except UnicodeDecodeError:
        batch.errors.append(ItemError(index, "", "not valid UTF-8"))
    if known < MAX_KEPT_ITEMS:
        batch.refused[index] = bytes(item)
    return None


def _split(body: bytes, start: bytes) -> tuple[list[Any], Any]:
    """The undecoded items of a document, and its `sent_at`."""
    try:
        if start == b"[":
            return _decode_items(body), None
        read = _decode_loose_body(body)
        return ([msgspec.Raw(body)], read.sent_at) if isinstance(read.events, msgspec.UnsetType) else (read.events, read.sent_at)
    except _BROKEN as error:
        if start == b"{" and isinstance(error, msgspec.DecodeError) and _is_first_line_whole(body):
            return _split_lines(body)
        if start == b"{" and isinstance(error, msgspec.ValidationError) and "`$.events" not in str(error):
            return [msgspec.Raw(body)], None
        _refuse(body, error)


def _is_first_line_whole(body: bytes) -> bool:
    line, newline, _ = body.lstrip().partition(b"\n")
    try:
        return bool(newline) and isinstance(msgspec.json.decode(line), dict)
    except _BROKEN:
        return False


def _split_lines(body: bytes) -> tuple[list[Any], None]:
    if body.count(b"\n") > 2 * MAX_EVENTS:
        raise PayloadTooLarge(f"A request holds at most {MAX_EVENTS:,} events. Send several requests.")
    lines = [line for line in body.split(b"\n") if line and not line.isspace()]
    if len(lines) > MAX_EVENTS:
        raise PayloadTooLarge(f"A request holds at most {MAX_EVENTS:,} events; this one has {len(lines):,}. Send several requests.")
    return lines, None


def _refuse(body: bytes, error: BaseException) -> NoReturn:
    """Turn a decoding error of a whole body into the answer for the caller."""
    if isinstance(error, RecursionError):
        raise InvalidInput("The body is nested too deeply.", details=[ErrorDetail("body", "nested too deeply")]) from None
    if isinstance(error, UnicodeDecodeError):
        raise InvalidInput("The body is not valid UTF-8.", details=[ErrorDetail("body", "not valid UTF-8")]) from None
    text = str(error)
    if "length <= " in text:
        raise PayloadTooLarge(f"A request holds at most {MAX_EVENTS:,} events. Send several requests.") from None
    if "events" in text or isinstance(error, msgspec.ValidationError):
        reason, _, path = text.partition(" - at `$")
        raise InvalidInput(
            f"The body is not an event, an array of events or an envelope of events: {_plain_words(reason)}.",
            details=[ErrorDetail(path.strip("`.") or "body", _plain_words(reason))],
        )
    found = _BYTE.search(text)
    raise _invalid(f"The body is not JSON: {_plain_words(text)}.", int(found[1]) if found else len(body)) from None


def _invalid(message: str, offset: int) -> InvalidInput:
    return InvalidInput(message, details=[ErrorDetail("body", f"at byte {offset}")])


def _plain_words(text: str) -> str:
    """The decoder's words for people; a lone surrogate is reported by it as a truncated body."""
    return (
        text.replace("Input data was truncated", "it ends too early, or holds a lone surrogate")
        .replace("end of hex escape", "end of hex escape, or a lone surrogate")
        .replace("JSON is malformed: ", "")
    )
