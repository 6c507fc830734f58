"""Asks a model behind an OpenAI-compatible address for words. The only place that does."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from tidegauge.outbound.client import OutboundClient
from tidegauge.outbound.reply import Unreachable
from tidegauge.outbound.target import Refused

MAX_ANSWER_TOKENS: Final = 300
BYTES_A_TOKEN: Final = 2
"""Few enough for Thai: what a prompt may cost at most, before the model says what it did."""


Code = Literal[
    "model_unreachable",
    "model_failed",
    "model_unreadable",
    "model_wrote_nothing",
    "model_wrong_figure",
    "model_wrong_direction",
    "model_single_people",
    "model_busy",
    "model_day_used",
    "model_uncounted",
]


class ModelSilent(Exception):
    """There are no words; the text says why, in a sentence for people, without a word of what the other side said. The code is the interface's to translate."""

    def __init__(self, code: Code, why: str) -> None:
        super().__init__(why)
        self.code: Code = code


class Draft(msgspec.Struct, frozen=True):
    """What the model wrote, unchecked, and the tokens it counted."""

    text: str
    tokens_in: int
    tokens_out: int


class ModelSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`url`: where `/chat/completions` is below. Prices are of a million tokens, in whatever money the operator counts."""

    url: str
    name: str
    key: str = ""
    price_in: float = 0.0
    price_out: float = 0.0


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message


class _Usage(msgspec.Struct):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Completion(msgspec.Struct):
    choices: list[_Choice]
    usage: _Usage | None = None


_decode: Final = msgspec.json.Decoder(_Completion).decode


class Model:
    """One model at one address, reached as webhooks are: past the same guard, behind a breaker, within the client's time and 512 KB."""

    def __init__(self, client: OutboundClient, settings: ModelSettings) -> None:
        self.settings = settings
        self._client = client
        self._url = f"{settings.url.rstrip('/')}/chat/completions"

    async def write(self, messages: list[dict[str, str]]) -> Draft:
        """What the model makes of the messages; it is given nothing to call. Raises ModelSilent."""
        body = {"model": self.settings.name, "messages": messages, "temperature": 0, "max_tokens": MAX_ANSWER_TOKENS}
        headers = {"content-type": "application/json"} | ({"authorization": f"Bearer {self.settings.key}"} if self.settings.key else {})
        try:
            answer = await self._client.fetch(self._url, "POST", msgspec.json.encode(body), headers)
        except (Unreachable, Refused) as error:
            raise ModelSilent("model_unreachable", f"The model could not be asked: {error}") from None
        if answer.status != 200:
            raise ModelSilent("model_failed", f"The model's address answered with status {answer.status}.")
        return _draft(answer.body)


def most_tokens(messages: list[dict[str, str]]) -> int:
    """What asking may cost at most."""
    return sum(len(message["content"].encode()) for message in messages) // BYTES_A_TOKEN + MAX_ANSWER_TOKENS


def _draft(body: bytes) -> Draft:
    try:
        completion = _decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise ModelSilent("model_unreadable", "The model's answer could not be read.") from None
    text = completion.choices[0].message.content if completion.choices else None
    if not text or not text.strip():
        raise ModelSilent("model_wrote_nothing", "The model wrote nothing.")
    usage = completion.usage or _Usage()
    return Draft(text, max(usage.prompt_tokens, 0), max(usage.completion_tokens, 0))
