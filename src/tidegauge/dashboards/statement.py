"""SQL in a dashboard's document: whoever looks at the dashboard, also by a public link, has it run."""

from __future__ import annotations

import msgspec

from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.core.errors import Forbidden
from tidegauge.dashboards.document import Document


def require_known_statements(caller: Principal, document: Document, known: Document | None = None) -> None:
    """Raises Forbidden when the document has SQL that `known` has not, and the caller may not write SQL of their own."""
    if not caller.may(Permission.SQL) and _statements(document) - (_statements(known) if known is not None else set()):
        raise Forbidden("The dashboard holds SQL that was not in it before. That needs the permission 'sql', which this role does not have.")


def _statements(document: Document) -> set[bytes]:
    queries = (question.query for widget in document.widgets for question in widget.queries)
    return {msgspec.json.encode(query, order="deterministic") for query in queries if query.get("analysis") == "sql"}
