from __future__ import annotations

import pytest

from tidegauge.accounts.proof import Proof
from tidegauge.core.errors import Forbidden


@pytest.mark.parametrize(("method", "is_changing"), [("GET", False), ("HEAD", False), ("OPTIONS", False), ("POST", True), ("DELETE", True), ("FOO", True)])
def test_which_methods_change_something(method: str, is_changing: bool) -> None:
    assert Proof(method=method).is_changing is is_changing


def test_a_foreign_page_is_refused() -> None:
    Proof(host="a", origin="http://a").require_own_page()
    with pytest.raises(Forbidden):
        Proof(host="a", origin="http://b").require_own_page()
