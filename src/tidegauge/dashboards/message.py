"""The bodies of calls that make and save dashboards."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from tidegauge.core.errors import ErrorDetail, InvalidInput
from tidegauge.dashboards.document import Name
from tidegauge.dashboards.limit import MAX_DOCUMENT_BYTES
from tidegauge.dashboards.versions.version import Message

MAX_BODY_BYTES = MAX_DOCUMENT_BYTES + 16 * 1024

Id = Annotated[str, Meta(max_length=64)]


class NewDashboard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Exactly one of `document`, `template` (a key of the templates) and `copy_of` (an id). `sample_data`: in a project of its own with sample events."""

    document: Annotated[dict[str, Any], Meta(description="See GET /api/dashboards/schema.")] | None = None
    template: Id | None = None
    sample_data: bool = False
    copy_of: Id | None = None
    name: Name | None = None

    def checked(self) -> NewDashboard:
        """The same. Raises InvalidInput unless it says one thing."""
        given = [name for name in ("document", "template", "copy_of") if getattr(self, name) is not None]
        if len(given) != 1:
            raise InvalidInput("Give exactly one of document, template and copy_of.", details=[ErrorDetail("document", f"{len(given)} of the three are given")])
        if self.sample_data and self.template is None:
            raise InvalidInput("Sample data comes with a template.", details=[ErrorDetail("sample_data", "needs template")])
        return self


class SavedDashboard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A save: the document, and the version that it was made from. `force` saves over whatever is there."""

    document: Annotated[dict[str, Any], Meta(description="See GET /api/dashboards/schema.")]
    base_version: Annotated[int, Meta(ge=0, le=2**31 - 1)]
    message: Message = ""
    force: bool = False
