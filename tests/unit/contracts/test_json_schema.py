from __future__ import annotations

import msgspec

from tidegauge.accounts.keys.key import NewKey
from tidegauge.contracts.json_schema import body_schema


class Part(msgspec.Struct):
    amount: int


class Whole(msgspec.Struct):
    parts: list[Part]


def test_the_schema_names_fields_and_refuses_others() -> None:
    schema = body_schema(NewKey)["requestBody"]["content"]["application/json"]["schema"]
    assert set(schema["required"]) == {"kind", "name"}
    assert schema["additionalProperties"] is False


def test_structs_within_a_struct_are_written_out_so_that_no_reference_leads_nowhere() -> None:
    schema = body_schema(Whole)["requestBody"]["content"]["application/json"]["schema"]
    assert schema["properties"]["parts"]["items"]["properties"] == {"amount": {"type": "integer"}}
    assert "$ref" not in str(schema)
