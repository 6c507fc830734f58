from __future__ import annotations

import pytest
from tests.unit.cli.importing.order_builder import make_order

from tidegauge.cli.importing.order import parse_order
from tidegauge.cli.main import build_parser
from tidegauge.core.errors import InvalidInput


def test_assignments_keep_everything_after_the_first_equals_sign() -> None:
    order = make_order("f.csv", "--map", "user_id = Customer ID", "--set", "value=a = b", "--set", "properties.total=Quantity * 2")
    assert order.maps == (("user_id", "Customer ID"),)
    assert order.sets == (("value", "a = b"), ("properties.total", "Quantity * 2"))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--map", "user_id"], "write FIELD=COLUMN"),
        (["--set", "value="], "write FIELD=EXPR"),
        (["--map", "usr_id=x"], "Did you mean 'user_id'"),
        (["--map", "properties.=x"], "unknown event field"),
        (["--map", "id=a", "--map", "id=b"], "gives 'id' twice"),
        (["--url", "ftp://x"], "must start with http"),
        (["--timezone", "Mars/Base"], "Unknown time zone"),
        (["--delimiter", "ab"], "one character"),
    ],
)
def test_a_wrong_option_is_named(options: list[str], message: str) -> None:
    with pytest.raises(InvalidInput) as error:
        make_order("f.csv", *options)
    assert message in error.value.message


def test_the_key_may_come_from_the_environment_and_must_come() -> None:
    arguments = build_parser().parse_args(["import", "f"])
    assert parse_order(arguments, {"TIDEGAUGE_WRITE_KEY": "secret"}).key == "secret"
    with pytest.raises(InvalidInput, match="write key is needed"):
        parse_order(arguments, {})


def test_the_digest_stands_for_what_rows_become_not_for_which_or_where_to() -> None:
    same = make_order("f.csv", "--name", "a")
    assert same.digest() == make_order("g.csv", "--name", "a", "--where", "x > 1", "--url", "http://other", "--batch-size", "9").digest()
    assert len({same.digest(), make_order("f.csv", "--name", "b").digest(), make_order("f.csv", "--name", "a", "--set", "value=1").digest()}) == 3
