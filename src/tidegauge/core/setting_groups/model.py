"""The settings of the language model that words figures."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from tidegauge.core.setting_groups.kind import SECRET
from tidegauge.core.setting_groups.outbound import OutboundSettings


class ModelSettings(OutboundSettings, frozen=True, kw_only=True):
    """A language model."""

    llm_model: Annotated[
        str, Meta(max_length=200, description="Language model that writes sentences about figures, such as `gpt-4o-mini`. Empty: rules write them.")
    ] = ""
    llm_url: Annotated[
        str,
        Meta(
            pattern=r"^https?://[^\s]+$",
            description="OpenAI-compatible address of the model; `outbound_allow` and `outbound_ports` hold for it too, as for one of your own at `http://10.1.0.5:8080/v1`.",
        ),
    ] = "https://api.openai.com/v1"
    llm_api_key: Annotated[str, Meta(description="Key for the model's address. Empty: none is sent.", extra=SECRET)] = ""
    llm_daily_tokens: Annotated[int, Meta(description="Tokens that a project may use in a day (UTC); beyond, sentences are written by rules.", ge=0)] = 200_000
    llm_price_in: Annotated[float, Meta(description="Price of a million tokens that the model is told, to account for costs.", ge=0)] = 0.0
    llm_price_out: Annotated[float, Meta(description="Price of a million tokens that the model writes.", ge=0)] = 0.0
