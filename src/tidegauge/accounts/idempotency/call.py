"""A call that may be sent again, and its answer."""

from __future__ import annotations

import hashlib
import re
from contextvars import ContextVar
from typing import Final

import msgspec

from tidegauge.core.errors import Conflict, InvalidInput
from tidegauge.core.ids import new_id

_KEY: Final = re.compile(r'"([\x20-\x21\x23-\x7e]{1,255})"|([\x21\x23-\x7e][\x20-\x21\x23-\x7e]{0,254})')


class KeyReused(InvalidInput):
    """A key that another call was sent with (422)."""

    status = 422
    code = "idempotency_key_reused"


class CallUnderWay(Conflict):
    """The first call with this key has not been answered yet (409); carries Retry-After."""

    code = "call_under_way"


class AnswerLost(Conflict):
    """The call was carried out and its answer is not known any more (409)."""

    code = "answer_lost"


class Answer(msgspec.Struct, frozen=True):
    """What is given again."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


class Call:
    """One attempt at a call. `id` stands for caller, path and key; `print` for everything else that was sent. `is_over` once it has been answered."""

    def __init__(self, caller: str, path: str, key: str, content: bytes) -> None:
        self.id = _digest(caller.encode(), path.encode(), key.encode())
        self.caller = caller
        self.print = _digest(content)
        self.attempt = new_id()
        self.is_over = False


def read_key(value: str) -> str:
    """The key of a header: up to 255 printable characters, as they are or in quotation marks. Raises InvalidInput."""
    found = _KEY.fullmatch(value.strip())
    if found is None:
        raise InvalidInput("Idempotency-Key: give 1 to 255 printable ASCII characters, a UUID for instance, once.")
    return found[1] or found[2]


def _digest(*parts: bytes) -> bytes:
    """SHA-256 of the parts, each with its length so that no two lists of parts look alike."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


current_call: ContextVar[Call | None] = ContextVar("idempotent_call", default=None)
"""Of the request that is being answered."""
