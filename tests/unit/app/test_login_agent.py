from __future__ import annotations

import pytest

from tidegauge.app.login_agent import login_agent


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
            ("desktop", "Chrome", "Windows"),
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
            ("mobile", "Mobile Safari", "iOS"),
        ),
        ("curl/8.5.0", ("", "curl/8.5.0", "")),
        ("", ("", "", "")),
        ("x" * 5_000, ("", "x" * 60, "")),
    ],
)
def test_an_agent_is_read_as_its_device(text: str, shown: tuple[str, str, str]) -> None:
    assert login_agent(text) == shown
