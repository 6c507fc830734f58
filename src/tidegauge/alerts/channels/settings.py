"""What is secret in a channel's settings is kept sealed, and apart from what is not."""

from __future__ import annotations

from typing import Any

import msgspec

from tidegauge.accounts.keys.seal import Seal
from tidegauge.alerts.channels.channel import Channel
from tidegauge.alerts.notifiers.kinds import KINDS
from tidegauge.core.errors import Conflict, ErrorDetail, InvalidInput
from tidegauge.core.mismatch import reason_and_place

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(dict[str, Any]).decode


def read_settings(channel: Channel, kept: dict[str, Any]) -> msgspec.Struct:
    """The settings of a channel's kind; secrets that are left out are those of `kept`. Raises InvalidInput naming the one that is wrong."""
    kind = KINDS[channel.kind]
    given = {**{name: kept[name] for name in kind.secrets if name in kept}, **{name: value for name, value in channel.settings.items() if value is not None}}
    try:
        return msgspec.convert(given, kind.settings)
    except msgspec.ValidationError as error:
        reason, place = reason_and_place(error, kind.settings)
        field, reason = f"settings{place}", reason.replace("`", "'")
        raise InvalidInput(f"{field}: {reason}.", details=[ErrorDetail(field, reason)]) from None


def parted(channel: Channel, settings: msgspec.Struct) -> tuple[Channel, dict[str, Any]]:
    """The channel without its secrets, and those."""
    secrets = KINDS[channel.kind].secrets
    values: dict[str, Any] = msgspec.to_builtins(settings)
    public = {name: value for name, value in values.items() if name not in secrets}
    return msgspec.structs.replace(channel, settings=public), {name: values[name] for name in secrets if values.get(name)}


def close(seal: Seal, channel_id: str, secrets: dict[str, Any]) -> bytes:
    """The secrets, for that channel only."""
    return seal.close(_encode(secrets).decode(), channel_id.encode())


def opened(seal: Seal, channel_id: str, sealed: bytes) -> dict[str, Any]:
    """The secrets. Raises Conflict when they were sealed under another secret of the installation."""
    text = seal.open(sealed, channel_id.encode())
    if text is None:
        raise Conflict("The channel's secrets cannot be read: they were saved under another secret_key. Enter them again.")
    return _decode(text)
