"""A setting as it was given, with the place to name when it is wrong."""

from __future__ import annotations

from typing import Any, NamedTuple

from tidegauge.core.errors import TidegaugeError


class InvalidSettings(TidegaugeError):
    """A setting is unknown or wrong; the message names where it stands. Stops the start."""

    code = "invalid_settings"


class Given(NamedTuple):
    """A raw value and where it came from: `config.yaml:12`, `environment variable X`, `option --x`."""

    value: Any
    place: str
