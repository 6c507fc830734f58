from __future__ import annotations

from typing import Any

import pytest

from tidegauge.accounts.policy import OF_ROLE, Permission
from tidegauge.accounts.principal import Principal
from tidegauge.core.errors import Forbidden
from tidegauge.dashboards.document import Document
from tidegauge.dashboards.statement import require_known_statements
from tidegauge.dashboards.validation import read_document


def caller(*withheld: Permission) -> Principal:
    return Principal(kind="person", person_id="me", project_id=1, role="editor", permissions=OF_ROLE["editor"] - set(withheld))


def document(*queries: dict[str, Any]) -> Document:
    size = {"x": 0, "y": 0, "w": 6, "h": 6}
    widgets = [{"id": f"w{n}", "kind": "table", "title": "", "options": {}, "queries": [{"id": "A", "query": query}]} | size for n, query in enumerate(queries)]
    return read_document({"name": "Board", "tabs": [{"id": "main", "name": "Main", "widgets": widgets}]})


@pytest.mark.hostile(62)
def test_who_may_write_no_sql_does_not_have_others_run_it_for_them() -> None:
    known, new = {"analysis": "sql", "query": "SELECT 1"}, {"query": "SELECT secret", "analysis": "sql"}
    require_known_statements(caller(), document(new))
    without = caller(Permission.SQL)
    require_known_statements(without, document({"metric": "page_views"}, {"analysis": "funnel", "query": "SELECT 1"}))
    require_known_statements(without, document(known, known), document(known))
    for before in (None, document(known), document(dict(new) | {"limit": 5})):
        with pytest.raises(Forbidden, match="'sql'"):
            require_known_statements(without, document(known, new), before)
