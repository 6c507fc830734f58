"""What a kept answer takes in memory, near enough to bound it by."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

import msgspec

from tidegauge.contracts.answer import Answer

ENTRY_BYTES: Final = 1_024
"""Of the objects around an answer: measured, about 1,200 with the smallest question."""

QUESTION_FACTOR: Final = 2
"""A question's values are objects one by one: with 500 of ten letters it takes five times as much as encoded, with long ones one and a half times."""

_encode = msgspec.json.Encoder(enc_hook=repr).encode


def weight_of(question: Hashable, answer: Answer) -> int:
    """Bytes. The question counts too: a filter may list thousands of values, and its answer be one number."""
    return ENTRY_BYTES + QUESTION_FACTOR * len(_encode(question)) + len(_encode(answer))
