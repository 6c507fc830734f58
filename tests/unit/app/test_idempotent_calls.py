from __future__ import annotations

from typing import Any

import pytest

from tidegauge.app.audited import AUDITED
from tidegauge.app.idempotent_calls import describe_keys, repeatable


@pytest.mark.req("J1")
def test_posts_that_change_something_are_looked_after_and_signing_in_and_questions_are_not() -> None:
    paths = repeatable(AUDITED)
    assert {"/api/dashboards", "/api/projects/{project_id}/keys", "/api/users", "/api/sql/saved", "/api/alerts/rules", "/api/admin/backups"} <= paths
    assert not [path for path in paths if path.startswith(("/api/auth/", "/api/share/", "/api/analysis/", "/api/events", "/metrics")) or path == "/api/sql"]


def test_the_document_says_which_calls_take_a_key() -> None:
    document: dict[str, Any] = {"paths": {"/a/{x}": {"post": {"responses": {}}}, "/b": {"get": {"responses": {}}}}}
    describe_keys(document, ["/a/{x:path}", "/b", "/none"])
    (header,) = document["paths"]["/a/{x}"]["post"]["parameters"]
    assert (header["name"], header["in"], header["required"]) == ("Idempotency-Key", "header", False)
    assert "422" in document["paths"]["/a/{x}"]["post"]["responses"]
    assert "parameters" not in document["paths"]["/b"]["get"]
