from __future__ import annotations

import msgspec

from tidegauge.dashboards.document import Outline
from tidegauge.dashboards.view import Board, PersonName, dashboard_view, summary_view

BOARD = Board(
    "a" * 24, 7, 3, "everyone", Outline("Board", "", "", (), 0, (), ()), PersonName("p", "Pim"), PersonName(), 1_700_000_000_000, None, None, False
)  # fmt: skip


def test_a_summary_has_no_document_and_a_dashboard_has_it_as_it_is_kept() -> None:
    plain = msgspec.json.decode(msgspec.json.encode(summary_view(BOARD, "view")))
    assert "document" not in plain
    assert "deleted_at" not in plain
    assert (plain["project_id"], plain["access"], plain["owner"], plain["updated_by"]) == ("7", "view", {"id": "p", "name": "Pim"}, {"id": "", "name": ""})
    assert msgspec.json.encode(dashboard_view(BOARD, "edit", b'{"name":"x"}')).endswith(b'"document":{"name":"x"}}')


def test_a_board_whose_owner_is_gone_claims_nobody() -> None:
    assert msgspec.structs.replace(BOARD, owner=PersonName()).claim.owner_id is None
