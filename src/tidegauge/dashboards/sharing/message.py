"""Sharing as it travels."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from tidegauge.core.errors import ErrorDetail, InvalidInput
from tidegauge.dashboards.access import Visibility
from tidegauge.dashboards.text import ONE_LINE

MAX_PEOPLE = 500


class Share(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person, by id or address, and what they may do."""

    access: Literal["view", "edit"]
    person_id: Annotated[str, Meta(max_length=64, pattern=ONE_LINE)] | None = None
    email: Annotated[str, Meta(max_length=254, pattern=ONE_LINE)] | None = None


class SharingBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Replaces who may see a dashboard."""

    visibility: Visibility
    people: Annotated[tuple[Share, ...], Meta(max_length=MAX_PEOPLE)] = ()

    def checked(self) -> SharingBody:
        """The same. Raises InvalidInput when a person is named by neither or both of id and address."""
        for index, share in enumerate(self.people):
            if (share.person_id is None) == (share.email is None):
                raise InvalidInput("Name each person by person_id or by email.", details=[ErrorDetail(f"people.{index}", "needs one of person_id and email")])
        return self


class SharedPerson(msgspec.Struct, frozen=True):
    """A person whom it was shared with."""

    person_id: str
    name: str
    email: str
    access: str


class SharingView(msgspec.Struct, frozen=True):
    """Who may see a dashboard."""

    visibility: str
    people: list[SharedPerson]
