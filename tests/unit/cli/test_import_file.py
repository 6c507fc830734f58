from __future__ import annotations

import argparse

import pytest

from tidegauge.cli import import_file
from tidegauge.cli.main import build_parser


def test_options_of_the_contract_are_taken() -> None:
    text = (
        "import - --url http://h --key k --format access-log --name e --map a=b --map c=d --set x=1 --where y --timezone Asia/Bangkok --resume --allow-rejects"
    )
    arguments = build_parser().parse_args(text.split())
    assert (arguments.file, arguments.map, arguments.set, arguments.resume, arguments.allow_rejects) == ("-", ["a=b", "c=d"], ["x=1"], True, True)


def test_batch_size_is_bounded() -> None:
    assert import_file.batch_size("10000") == 10_000
    for wrong in ("0", "10001", "many"):
        with pytest.raises(argparse.ArgumentTypeError):
            import_file.batch_size(wrong)
