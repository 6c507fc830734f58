from __future__ import annotations

import pytest

from tidegauge.accounts.keys.seal import Seal
from tidegauge.alerts.channels.channel import Channel
from tidegauge.alerts.channels.settings import close, opened, parted, read_settings
from tidegauge.alerts.notifiers.webhook import WebhookSettings
from tidegauge.core.errors import Conflict, InvalidInput

SEAL = Seal(b"s" * 32, "alert-channel")
HOOK = Channel(name="Hook", kind="webhook", settings={"url": "https://example.com/token", "secret": "shh"})


def test_secrets_are_apart_and_sealed_for_their_channel() -> None:
    channel, secrets = parted(HOOK, read_settings(HOOK, {}))
    assert (channel.settings, secrets) == ({}, {"url": "https://example.com/token", "secret": "shh"})
    sealed = close(SEAL, "c1", secrets)
    assert b"token" not in sealed
    assert opened(SEAL, "c1", sealed) == secrets
    for seal, channel_id in ((SEAL, "c2"), (Seal(b"t" * 32, "alert-channel"), "c1"), (Seal(b"s" * 32), "c1")):
        with pytest.raises(Conflict, match="another secret_key"):
            opened(seal, channel_id, sealed)


def test_a_secret_that_is_left_out_stays_as_it_was_and_an_empty_one_goes() -> None:
    kept = {"url": "https://example.com/token", "secret": "shh"}
    assert read_settings(Channel(name="Hook", kind="webhook"), kept) == WebhookSettings("https://example.com/token", "shh")
    assert read_settings(Channel(name="Hook", kind="webhook", settings={"url": None, "secret": ""}), kept) == WebhookSettings("https://example.com/token", "")


def test_what_is_wrong_is_named() -> None:
    wrong = [
        (Channel(name="M", kind="email"), r"settings: Object missing required field 'to'"),
        (Channel(name="M", kind="email", settings={"to": ["x"]}), r"settings\.to\[0\]: "),
        (Channel(name="H", kind="webhook", settings={"url": "https://example.com", "port": 1}), "unknown field 'port'"),
    ]
    for channel, reason in wrong:
        with pytest.raises(InvalidInput, match=reason):
            read_settings(channel, {})
