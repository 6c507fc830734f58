"""Dashboards as callers see them."""

from __future__ import annotations

from typing import Any

import msgspec

from tidegauge.core.timestamps import format_timestamp
from tidegauge.dashboards.access import Access, Claim
from tidegauge.dashboards.document import Box, Outline


class PersonName(msgspec.Struct, frozen=True):
    """Who; empty for somebody who is gone."""

    id: str = ""
    name: str = ""


class Board(msgspec.Struct, frozen=True):
    """A dashboard without its document, as one person gets it from the store."""

    id: str
    project_id: int
    version: int
    visibility: str
    outline: Outline
    owner: PersonName
    updated_by: PersonName
    updated_at_ms: int
    deleted_at_ms: int | None
    share: str | None
    is_favourite: bool

    @property
    def claim(self) -> Claim:
        """What decides who may do what."""
        return Claim(self.project_id, self.owner.id or None, self.visibility, self.share)


class SummaryView(msgspec.Struct, kw_only=True, omit_defaults=False):
    """A line of a list. `deleted_at` is set in lists of deleted ones."""

    id: str
    project_id: str
    name: str
    description: str
    folder: str
    tags: tuple[str, ...]
    is_favourite: bool
    version: int
    widget_count: int
    kinds: tuple[str, ...]
    thumbnail: tuple[Box, ...]
    access: Access
    visibility: str
    owner: PersonName
    updated_at: str
    updated_by: PersonName
    deleted_at: str | msgspec.UnsetType = msgspec.UNSET


class DashboardView(SummaryView, kw_only=True):
    """A whole dashboard."""

    document: msgspec.Raw


def summary_view(board: Board, access: Access) -> SummaryView:
    """The view of a board that the caller has `access` to."""
    return SummaryView(**_fields(board, access))


def dashboard_view(board: Board, access: Access, document: bytes) -> DashboardView:
    """The same with the document's JSON."""
    return DashboardView(**_fields(board, access), document=msgspec.Raw(document))


def _fields(board: Board, access: Access) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.structs.asdict(board.outline)
    fields |= {
        "id": board.id,
        "project_id": str(board.project_id),
        "is_favourite": board.is_favourite,
        "version": board.version,
        "access": access,
        "visibility": board.visibility,
        "owner": board.owner,
        "updated_at": format_timestamp(board.updated_at_ms),
        "updated_by": board.updated_by,
    }
    if board.deleted_at_ms is not None:
        fields["deleted_at"] = format_timestamp(board.deleted_at_ms)
    return fields
