"""What screens and the server say to each other over a live connection."""

from __future__ import annotations

from typing import Any, Final, Literal

import msgspec

from tidegauge.core.errors import ErrorDetail, InvalidInput, TidegaugeError

MAX_ID_LENGTH: Final = 200


class Auth(msgspec.Struct, tag="auth"):
    """Proof of who is calling; again later to renew it before it runs out."""

    token: str


class Subscribe(msgspec.Struct, tag="subscribe"):
    """Exactly one of `query` (a Question, or the body of an analysis with its kind as `analysis`), `feed` (a FeedQuestion) and `dashboard`.

    `id` is the caller's own name for what follows. `deltas`: after the snapshot, updates of a query may tell only the rows that changed.
    """

    id: str | None = None
    query: msgspec.Raw = msgspec.Raw(b"null")
    feed: msgspec.Raw = msgspec.Raw(b"null")
    dashboard: str | None = None
    deltas: bool = False


class Unsubscribe(msgspec.Struct, tag="unsubscribe"):
    """Ends the subscription called `id` (or `dashboard`). Unknown names are nothing to do."""

    id: str | None = None
    dashboard: str | None = None


class Edit(msgspec.Struct, tag="edit"):
    """Changes to the draft of a dashboard that the connection is subscribed to. `nonce` comes back with them to the others."""

    dashboard: str
    operations: msgspec.Raw
    base_version: int = 0
    nonce: str = ""


class Presence(msgspec.Struct, tag="presence"):
    """Where in a dashboard the caller is, and whether they edit it."""

    dashboard: str
    tab: str | None = None
    widget: str | None = None
    editing: bool = False


class Ping(msgspec.Struct, tag="ping"):
    """Asks for a pong."""


class Pong(msgspec.Struct, tag="pong"):
    """Answers the server's ping."""


Incoming = Auth | Subscribe | Unsubscribe | Edit | Presence | Ping | Pong


class FeedQuestion(msgspec.Struct, forbid_unknown_fields=True):
    """The newest `limit` events (1 to 500), then events as they arrive; `filters` as in a query."""

    limit: int = 50
    filters: list[dict[str, Any]] = []


class MetricMeta(msgspec.Struct):
    """How the numbers came about. `lag_ms`: from the receipt of the oldest event that is new in this message to its sending; 0 when none is new."""

    from_: str = msgspec.field(name="from")
    to: str
    interval: str | None
    exact: bool
    error_bound: float
    mode: Literal["incremental", "refreshed"]
    lag_ms: int
    truncated: bool
    previous: float | int | msgspec.UnsetType | None = msgspec.UNSET


class MetricBody(msgspec.Struct):
    """A metric_update without type and id, which differ per subscriber. `value` is the total over the window, `results` are encoded ResultRows.

    Instead of `results`, a change from version `base`: the rows at the places `removed` go, then each of `changed` comes in to stand at its place of `at`.
    `answer`: the whole answer of an analysis, as its HTTP call gives it.
    """

    metric: str
    value: float | int | list[list[float]] | None
    results: msgspec.Raw | msgspec.UnsetType
    timestamp: str
    version: int
    meta: MetricMeta
    snapshot: bool | msgspec.UnsetType = msgspec.UNSET
    base: int | msgspec.UnsetType = msgspec.UNSET
    removed: list[int] | msgspec.UnsetType = msgspec.UNSET
    at: list[int] | msgspec.UnsetType = msgspec.UNSET
    changed: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    answer: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET


class EventsBody(msgspec.Struct):
    """An events message without type and id. `skipped`: events left out of this message because there were too many."""

    events: list[dict[str, Any]]
    version: int
    snapshot: bool | msgspec.UnsetType = msgspec.UNSET
    skipped: int | msgspec.UnsetType = msgspec.UNSET


class Fault(msgspec.Struct, tag="error"):
    """What was wrong with something the caller sent; the connection stays."""

    code: str
    message: str
    id: str | msgspec.UnsetType = msgspec.UNSET
    details: tuple[ErrorDetail, ...] | msgspec.UnsetType = msgspec.UNSET


class Connected(msgspec.Struct, tag="connected"):
    """First on an event stream: the secret name that messages to the stream are sent to."""

    connection: str


class Closing(msgspec.Struct, tag="close"):
    """Last on an event stream, where no close frame can say it; `code` as on a WebSocket."""

    code: int
    reason: str


class Restart(msgspec.Struct, tag="restart"):
    """The server stops to start again: come back in `retry_ms`, which differs so that not all come at once."""

    retry_ms: int


PING: Final = b'{"type":"ping"}'
PONG: Final = b'{"type":"pong"}'

_decode_incoming = msgspec.json.Decoder(Incoming).decode
_decode_feed = msgspec.json.Decoder(FeedQuestion).decode
_encode = msgspec.json.Encoder().encode


def read_incoming(text: str | bytes) -> Incoming:
    """The message in `text`. Raises InvalidInput with what was wrong."""
    try:
        message: Incoming = _decode_incoming(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise InvalidInput(f"Not a live message: {problem}. Send subscribe, unsubscribe, edit, presence, auth, ping or pong.", code="invalid_message") from None
    return message


def read_feed(raw: bytes) -> FeedQuestion:
    """The feed question in `raw`. Raises InvalidInput."""
    try:
        feed = _decode_feed(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise InvalidInput(f"Not a feed: {problem}.") from None
    if not 1 <= feed.limit <= 500:
        raise InvalidInput("A feed's limit must be 1 to 500.", details=[ErrorDetail("limit", "out of range")])
    return feed


def encode_fault(error: TidegaugeError, id_: str | None = None) -> bytes:
    """The error message for `error`, naming the subscription it belongs to."""
    return _encode(Fault(error.code, error.message, msgspec.UNSET if id_ is None else id_, error.details or msgspec.UNSET))


def encode_body(body: MetricBody | EventsBody) -> bytes:
    """The part of a message that all its subscribers share."""
    return _encode(body)


def address(kind: Literal["metric_update", "events"], id_: str) -> bytes:
    """The part of a message that is a subscriber's own: all bytes before the shared ones."""
    return b'{"type":"' + kind.encode() + b'","id":' + _encode(id_) + b","


def join(prefix: bytes, body: bytes) -> bytes:
    """A whole message from `address` and `encode_body`."""
    return prefix + body[1:]
