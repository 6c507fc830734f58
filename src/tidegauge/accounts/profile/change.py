"""What somebody may change of themselves."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from tidegauge.accounts.people.person import Address, Name

Language = Literal["", "en", "th"]


class ProfileChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is left out stays. `email` needs the `password`, of who has none a login of the last ten minutes; `timezone`: an IANA name, "" for UTC;
    `language` of mails, "" for English."""

    name: Name | None = None
    email: Address | None = None
    password: str = ""
    timezone: Annotated[str, Meta(max_length=64)] | None = None
    language: Language | None = None
