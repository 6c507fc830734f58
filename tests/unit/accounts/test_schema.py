from __future__ import annotations

from tidegauge.accounts.keys.key import NewKey
from tidegauge.accounts.schema import body_schema


def test_the_schema_names_fields_and_refuses_others() -> None:
    schema = body_schema(NewKey)["requestBody"]["content"]["application/json"]["schema"]
    assert set(schema["required"]) == {"kind", "name"}
    assert schema["additionalProperties"] is False
