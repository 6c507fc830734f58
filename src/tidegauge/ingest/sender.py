"""What is known of a request's sender."""

from __future__ import annotations

from typing import Final

import msgspec


class Context(msgspec.Struct, frozen=True, gc=False):
    """ "" where nothing is known."""

    country: str = ""
    device: str = ""
    browser: str = ""
    os: str = ""
    is_bot: bool = False


NOTHING: Final = Context()
