from __future__ import annotations

import json

import pytest

from tidegauge.ingest.raw import ItemError
from tidegauge.ingest.receipt import Receipt


@pytest.mark.req("A1")
def test_the_shape_of_the_contract() -> None:
    assert json.loads(Receipt(3, 1).to_json()) == {"accepted": 3, "duplicates": 1, "rejected": 0, "errors": []}
    receipt = Receipt(3, 1, 1, [ItemError(2, "timestamp", "too old")], 4, ["cut"], suppressed_by_reason={"no consent": 4})
    assert json.loads(receipt.to_json()) == {
        "accepted": 3,
        "duplicates": 1,
        "rejected": 1,
        "errors": [{"index": 2, "field": "timestamp", "reason": "too old"}],
        "suppressed": 4,
        "suppressed_by_reason": {"no consent": 4},
        "warnings": ["cut"],
    }


def test_a_refusal_is_an_error_with_the_counts_beside_it() -> None:
    receipt = Receipt(rejected=1, errors=[ItemError(0, "value", "not a number")])
    assert receipt.is_refused
    body = json.loads(receipt.refusal("r1"))
    assert body["error"]["code"] == "invalid_events"
    assert body["error"]["request_id"] == "r1"
    assert body["error"]["details"] == [{"field": "[0].value", "reason": "not a number"}]
    assert (body["accepted"], body["rejected"]) == (0, 1)


@pytest.mark.parametrize("receipt", [Receipt(1), Receipt(0, 1), Receipt(suppressed=1)])
def test_what_was_read_is_no_refusal(receipt: Receipt) -> None:
    assert not receipt.is_refused
