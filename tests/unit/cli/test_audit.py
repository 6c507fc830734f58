from __future__ import annotations

import pytest

from tidegauge.cli.main import build_parser


@pytest.mark.req("J5")
def test_what_to_do_is_one_of_two_things() -> None:
    arguments = build_parser().parse_args(["audit", "verify", "--head", "1:ab"])
    assert (arguments.what, arguments.head, arguments.data_dir, arguments.config) == ("verify", "1:ab", None, None)
    with pytest.raises(SystemExit):
        build_parser().parse_args(["audit", "rewrite"])
