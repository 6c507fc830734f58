from __future__ import annotations

import pytest

from tidegauge.accounts.audit.summary import SHOWN, Shown, id_in, name_in, plain, shown
from tidegauge.meta.change import RowChange
from tidegauge.meta.model import Model

pytestmark = pytest.mark.req("J5")


@pytest.mark.hostile(281)
def test_only_chosen_columns_are_shown_of_others_it_is_said_that_they_changed() -> None:
    change = RowChange("person", {"role": "member", "password_hash": "old"}, {"role": "admin", "password_hash": "new"})
    assert shown([change]) == [Shown("person", {"role": "member"}, {"role": "admin"}, ["password_hash"], 1)]


@pytest.mark.hostile(281)
def test_nothing_of_an_unknown_table_is_shown() -> None:
    assert shown([RowChange("new_table", None, {"token": "s3cret"})]) == [Shown("new_table", None, {}, [], 1)]


@pytest.mark.hostile(70)
def test_no_column_that_holds_a_secret_is_among_the_chosen() -> None:
    chosen = {(table, column) for table, columns in SHOWN.items() for column in columns}
    columns = {(table.name, column.name) for table in Model.metadata.tables.values() for column in table.columns}
    assert chosen <= columns
    suspicious = ("hash", "sealed", "secret", "token", "password", "code", "prefix", "document", "query", "settings")
    assert [one for one in chosen if any(word in one[1] for word in suspicious)] == []


def test_a_row_is_called_by_its_name_or_the_one_in_its_document() -> None:
    assert name_in(RowChange("key", row={"name": "Reporting"})) == "Reporting"
    assert name_in(RowChange("alert_rule", row={"document": '{"name":"Errors"}'})) == "Errors"
    assert name_in(RowChange("dashboard", row={"document": '{"title":"Web"}'})) == "Web"
    assert name_in(RowChange("x", row={"document": "no json"})) == ""
    assert name_in(RowChange("x", row={"document": "[1]"})) == ""
    assert (id_in(RowChange("x", row={"id": 7})), id_in(RowChange("x"))) == ("7", "")


@pytest.mark.hostile(5)
def test_texts_are_one_bounded_line() -> None:
    assert plain("a\x00b\nc\u2028d\ud800e") == "a b c d e"
    assert len(plain("x" * 9_999)) == 200


def test_a_change_of_many_rows_is_cut() -> None:
    assert len(shown([RowChange("key")] * 99)) == 20
