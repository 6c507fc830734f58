from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from tests.unit.cli.importing.order_builder import make_order

from tidegauge.cli.importing.block import Block, Reject
from tidegauge.cli.importing.mapping import Mapped, Mapping
from tidegauge.core.errors import InvalidInput

WHEN = datetime(2010, 12, 1, 8, 26)


def apply(records: list[dict[str, Any]], *options: str, file_format: str = "ndjson", name: str = "e") -> Mapped:
    count = len(records)
    block = Block(records, list(range(1, count + 1)), [msgspec.json.encode(record) for record in records])
    return Mapping(make_order("f", *(["--name", name] if name else []), *options), file_format).apply(block, [f"id{row}" for row in range(count)])


@pytest.mark.req("A7")
def test_mapped_columns_fill_fields_and_the_rest_become_properties() -> None:
    record = {"InvoiceNo": "536365", "Quantity": 6, "InvoiceDate": WHEN, "UnitPrice": 2.5, "CustomerID": 17850.0, "Note": None, "Rate": float("nan")}
    mapped = apply([record], "--map", "timestamp=InvoiceDate", "--map", "user_id=CustomerID", "--set", "value=Quantity * UnitPrice")
    assert mapped.events == [
        {
            "id": "id0",
            "name": "e",
            "timestamp": WHEN.replace(tzinfo=UTC),
            "user_id": "17850",
            "value": 15.0,
            "properties": {"InvoiceNo": "536365", "Quantity": 6, "UnitPrice": 2.5},
        }
    ]


def test_a_timestamp_column_needs_no_mapping_and_ids_and_names_may_come_from_columns() -> None:
    rows = [{"timestamp": "2020-01-01", "key": 7, "kind": "click"}, {"timestamp": "2020-01-02", "key": None, "kind": None}]
    events = apply(rows, "--map", "id=key", "--map", "name=kind").events
    assert [(event["id"], event["name"]) for event in events] == [("7", "click"), ("id1", "e")]
    assert events[0]["properties"] == {}


def test_properties_can_be_renamed_merged_and_reached_inside_objects() -> None:
    row = {"timestamp": 1446249499322, "url": "/a", "more": {"x": 1}, "deep": {"er": {"user": "u1"}}, "labels": "a, b"}
    options = ["--map", "properties.page=url", "--map", "properties=more", "--map", "user_id=deep.er.user", "--map", "tags=labels"]
    event = apply([row], *options).events[0]
    assert event["properties"] == {"page": "/a", "x": 1, "deep": {"er": {"user": "u1"}}}
    assert (event["user_id"], event["tags"]) == ("u1", ["a", "b"])


def test_where_leaves_rows_out_without_changing_the_ids_of_others() -> None:
    mapped = apply([{"timestamp": 1e12, "q": quantity} for quantity in (1, -1, 2)], "--where", "q > 0")
    assert ([event["id"] for event in mapped.events], mapped.numbers, mapped.rejects) == (["id0", "id2"], [1, 3], [])


def test_rows_without_a_usable_time_are_rejects() -> None:
    mapped = apply([{"timestamp": "soon"}, {"timestamp": None}, {"timestamp": "2020-01-01"}])
    assert [event["id"] for event in mapped.events] == ["id2"]
    assert mapped.rejects == [Reject(1, "timestamp: 'soon' cannot be one", '{"timestamp":"soon"}'), Reject(2, "timestamp: missing", '{"timestamp":null}')]


def test_access_logs_have_their_own_names() -> None:
    event = apply([{"timestamp": WHEN, "anonymous_id": "ab", "status": 200}], file_format="access-log", name="").events[0]
    assert (event["name"], event["type"], event["anonymous_id"], event["properties"]) == ("request", "system", "ab", {"status": 200})


def test_decimals_are_numbers_and_empty_texts_absent() -> None:
    event = apply([{"timestamp": WHEN, "v": Decimal("1.25"), "u": ""}], "--map", "value=v", "--map", "user_id=u").events[0]
    assert event["value"] == 1.25
    assert "user_id" not in event


@pytest.mark.parametrize(
    ("record", "options", "name", "message"),
    [
        ({"timestamp": 1, "Customer": 1}, ["--map", "user_id=Custmer"], "e", "Did you mean 'Customer'"),
        ({"when": 1}, [], "e", "Give --map timestamp=COLUMN. Columns: when."),
        ({"timestamp": 1}, [], "", "Give --name EVENT"),
    ],
)
def test_options_that_do_not_fit_the_file_stop_before_anything_is_sent(record: dict[str, Any], options: list[str], name: str, message: str) -> None:
    with pytest.raises(InvalidInput) as error:
        apply([record], *options, name=name, file_format="csv")
    assert message in error.value.message


def test_objects_may_have_a_field_later_so_its_absence_is_only_a_note(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(apply([{"timestamp": 1e12, "user": 1}], "--map", "user_id=usr").events) == 1
    assert capsys.readouterr().err == "note: none of the first 1 rows has 'usr' for user_id. Did you mean 'user'?\n"
