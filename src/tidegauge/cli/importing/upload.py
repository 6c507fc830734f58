"""Sends events to a server: compressed, retried, and with every rejected row's reason found."""

from __future__ import annotations

from typing import Any

import msgspec
import urllib3
import zstandard

from tidegauge import __version__
from tidegauge.cli.importing.block import Reject
from tidegauge.cli.importing.mapping import Mapped
from tidegauge.core.errors import Forbidden, InvalidInput, TidegaugeError, Unauthenticated, Unavailable
from tidegauge.ingest.context import IMPORTER

CONNECTIONS = 3
MAX_BODY_BYTES = 4 << 20
REASONS_LISTED = 100
_RETRIED = frozenset({429, 502, 503, 504})
_encode_lines = msgspec.json.Encoder().encode_lines


class Receipt(msgspec.Struct):
    """What the server did with rows."""

    accepted: int = 0
    duplicates: int = 0
    suppressed: int = 0
    rejects: list[Reject] = []


class _ItemError(msgspec.Struct):
    index: int
    field: str = ""
    reason: str = ""


class _Answer(msgspec.Struct):
    accepted: int = 0
    duplicates: int = 0
    rejected: int = 0
    suppressed: int = 0
    errors: list[_ItemError] = []


class Uploader:
    """Posts to `<url>/api/events`; safe to use from several threads. `backoff_s`: first wait of a retry; it doubles up to 30 s, nine times, unless
    the server names a time itself."""

    def __init__(self, url: str, key: str, *, backoff_s: float = 0.5) -> None:
        retry = urllib3.Retry(
            total=9, status_forcelist=_RETRIED, allowed_methods=None, backoff_factor=backoff_s, backoff_max=30, backoff_jitter=backoff_s / 2,
            raise_on_status=False, redirect=False, retry_after_max=300,
        )  # fmt: skip
        self._pool = urllib3.PoolManager(num_pools=1, maxsize=CONNECTIONS, retries=retry, timeout=urllib3.Timeout(connect=10, read=120))
        self._url = url
        self._headers = {
            "Authorization": f"Bearer {key}",
            "Content-Type": "application/x-ndjson",
            "Content-Encoding": "zstd",
            "User-Agent": f"{IMPORTER}{__version__}",
        }

    def send(self, rows: Mapped) -> Receipt:
        """Upload the events and give what became of them. Raises Unauthenticated, Forbidden, InvalidInput, Unavailable (after the retries)."""
        if not rows.events:
            return Receipt()
        body = _encode_lines(rows.events)
        if len(body) > MAX_BODY_BYTES and len(rows.events) > 1:
            return self._send_parts(rows, (len(rows.events) + 1) // 2)
        response = self._post(body)
        match response.status:
            case 200 | 202:
                return self._account(rows, msgspec.json.decode(response.data, type=_Answer))
            case 400 if (answer := _refusal(response)).rejected:
                return self._account(rows, answer)
            case 400 | 413 | 422 if len(rows.events) > 1:
                return self._send_parts(rows, (len(rows.events) + 9) // 10)
            case 400 | 413 | 422:
                return Receipt(rejects=[_reject(rows, 0, _reason(response))])
        raise _failure(response, self._url)

    def _send_parts(self, rows: Mapped, size: int) -> Receipt:
        """Send in parts of `size` rows. What was taken before comes back as a duplicate and is counted once, here."""
        whole = Receipt()
        for start in range(0, len(rows.events), size):
            part = slice(start, start + size)
            receipt = self.send(Mapped(rows.events[part], rows.numbers[part], rows.originals[part], []))
            whole.accepted += receipt.accepted
            whole.duplicates += receipt.duplicates
            whole.suppressed += receipt.suppressed
            whole.rejects += receipt.rejects
        return whole

    def _account(self, rows: Mapped, answer: _Answer) -> Receipt:
        if answer.rejected > len(answer.errors):
            # Only the first reasons are listed: ask again in parts small enough to have all listed.
            again = self._send_parts(rows, REASONS_LISTED if len(rows.events) > REASONS_LISTED else 1)
            known = min(again.duplicates, answer.accepted)
            return Receipt(again.accepted + known, again.duplicates - known, again.suppressed, again.rejects)
        rejects = [_reject(rows, error.index, f"{error.field}: {error.reason}" if error.field else error.reason) for error in answer.errors[: answer.rejected]]
        return Receipt(answer.accepted, answer.duplicates, answer.suppressed, rejects)

    def _post(self, body: bytes) -> urllib3.BaseHTTPResponse:
        try:
            return self._pool.request("POST", f"{self._url}/api/events", body=zstandard.ZstdCompressor(level=1).compress(body), headers=self._headers)
        except urllib3.exceptions.HTTPError as error:
            reason = getattr(error, "reason", None) or error
            raise Unavailable(f"{self._url} cannot be reached ({str(reason)[:200]}). Run the same command with --resume to go on.") from None


def _reject(rows: Mapped, index: int, reason: str) -> Reject:
    return Reject(rows.numbers[index], reason, rows.originals[index].decode("utf-8", "replace"))


def _refusal(response: urllib3.BaseHTTPResponse) -> _Answer:
    """The counts in the answer that refuses every row; no counts when the body as a whole was refused."""
    try:
        return msgspec.json.decode(response.data, type=_Answer)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _Answer()


def _reason(response: urllib3.BaseHTTPResponse) -> str:
    error = _error(response)
    details = error.get("details") or []
    listed = "; ".join(str(detail.get("reason", "")) for detail in details if isinstance(detail, dict))
    return listed or str(error.get("message", f"status {response.status}"))


def _error(response: urllib3.BaseHTTPResponse) -> dict[str, Any]:
    try:
        body = msgspec.json.decode(response.data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return {}
    error = body.get("error") if isinstance(body, dict) else None
    return error if isinstance(error, dict) else {}


def _failure(response: urllib3.BaseHTTPResponse, url: str) -> TidegaugeError:
    message = str(_error(response).get("message", "")) or f"status {response.status}"
    match response.status:
        case 401:
            return Unauthenticated(f"{url} does not take this write key: {message}")
        case 403:
            return Forbidden(f"{url} refuses this key: {message}")
        case 404 | 405 | 301 | 302 | 307 | 308:
            return InvalidInput(f"{url} does not answer as a Tidegauge server (status {response.status} for /api/events). Check --url.")
        case status if status in _RETRIED:
            return Unavailable(f"{url} is still too busy after several tries: {message} Run the same command with --resume to go on.")
    return Unavailable(f"{url}: {message} (status {response.status}). Run the same command with --resume to go on.")
