"""Linked providers as they travel."""

from __future__ import annotations

import msgspec


class LinkedIdentity(msgspec.Struct, frozen=True):
    """What a provider knows a person by. `name`: its host. `linked_at` and `last_used_at` are ISO 8601 UTC.

    `is_way_in`: it is the provider of the settings, by which one can sign in now. `is_last_way_in`: there is no other way; it cannot be unlinked by the person.
    """

    id: str
    name: str
    issuer: str
    linked_at: str
    last_used_at: str | None
    is_way_in: bool
    is_last_way_in: bool


class WaysIn(msgspec.Struct, frozen=True):
    """How a person signs in. `may_use_password`: passwords are on here, so that somebody without one can be given a link to set it."""

    has_password: bool
    may_use_password: bool
    identities: list[LinkedIdentity]
