"""Public links as they travel."""

from __future__ import annotations

import hashlib
import secrets
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from tidegauge.core.errors import ErrorDetail, InvalidInput
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS, format_timestamp, parse_timestamp_ms
from tidegauge.dashboards.document import Range

MIN_PASSWORD_LENGTH: Final = 6
_TOKEN_BYTES: Final = 24

Origin = Annotated[str, Meta(max_length=200, pattern=r"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?$(?!\n)", description="https://www.example.com")]


class NewLink(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A link to be made. An embed needs the origins of the pages that may frame it."""

    expires_at: str | float | None = None
    password: str | None = None
    allow_filters: bool = False
    is_embed: bool = False
    allowed_origins: Annotated[tuple[Origin, ...], Meta(max_length=20)] = ()

    def checked(self, now_ms: int) -> int | None:
        """The end in milliseconds, None for never. Raises InvalidInput for one that is past or not a time, and for an embed without origins."""
        if self.is_embed and not self.allowed_origins:
            raise _invalid("allowed_origins", "name the pages that may embed it, such as https://www.example.com")
        if self.password is not None and len(self.password) < MIN_PASSWORD_LENGTH:
            raise _invalid("password", f"needs at least {MIN_PASSWORD_LENGTH} characters")
        if self.expires_at is None:
            return None
        end_ms = parse_timestamp_ms(self.expires_at)
        if end_ms is None or not now_ms < end_ms <= MAX_TIMESTAMP_MS:
            raise _invalid("expires_at", "must be a time to come, ISO 8601")
        return end_ms


class Link(msgspec.Struct, frozen=True):
    """A link in the store."""

    id: str
    dashboard_id: str
    password_hash: str | None
    expires_at_ms: int | None
    is_embed: bool
    allow_filters: bool
    origins: tuple[str, ...]
    created_at_ms: int
    last_used_at_ms: int | None

    def is_over(self, now_ms: int) -> bool:
        """Whether its time has passed."""
        return self.expires_at_ms is not None and now_ms >= self.expires_at_ms


class LinkView(msgspec.Struct, kw_only=True):
    """A link as callers see it. `url` holds the token only in the answer that made the link; later it shows where links begin. `is_open`: it works now."""

    id: str
    url: str
    token: str | msgspec.UnsetType = msgspec.UNSET
    expires_at: str | None
    has_password: bool
    allow_filters: bool
    is_embed: bool
    allowed_origins: tuple[str, ...]
    is_open: bool
    created_at: str
    last_used_at: str | None


class OpenLink(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What opens a link."""

    password: Annotated[str, Meta(max_length=1_000)] = ""


class PublicQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the dashboard's own questions. `range`, `filters`, `variables` and `at` only where the link allows filters."""

    widget_id: Annotated[str, Meta(max_length=40)]
    query_id: Annotated[str, Meta(max_length=4)]
    range: Range | None = None
    filters: Annotated[tuple[dict[str, Any], ...], Meta(max_length=50)] = ()
    variables: dict[str, list[Annotated[str, Meta(max_length=1_000)]]] = {}
    at: Annotated[str, Meta(max_length=40)] | None = None


def new_token() -> str:
    """192 random bits, in characters of a URL."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def hash_token(token: str) -> bytes:
    """What the store keeps of a token."""
    return hashlib.sha256(token.encode(errors="replace")).digest()


def link_view(link: Link, now_ms: int, *, is_public: bool, token: str = "") -> LinkView:
    """The view; with the token when it was just made."""
    return LinkView(
        id=link.id,
        url=f"/share/{token}",
        token=token or msgspec.UNSET,
        expires_at=None if link.expires_at_ms is None else format_timestamp(link.expires_at_ms),
        has_password=link.password_hash is not None,
        allow_filters=link.allow_filters,
        is_embed=link.is_embed,
        allowed_origins=link.origins,
        is_open=is_public and not link.is_over(now_ms),
        created_at=format_timestamp(link.created_at_ms),
        last_used_at=None if link.last_used_at_ms is None else format_timestamp(link.last_used_at_ms),
    )


def _invalid(place: str, reason: str) -> InvalidInput:
    return InvalidInput(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])
