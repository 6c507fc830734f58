from __future__ import annotations

import jwt
import pytest

from tidegauge.core.clock import ManualClock
from tidegauge.dashboards.links.ticket import LIFE_S, Tickets

KEY = b"k" * 32


def test_a_ticket_names_its_link_until_its_time_is_over() -> None:
    clock = ManualClock()
    tickets = Tickets(KEY, clock)
    ticket = tickets.issue("link")
    assert tickets.link_of(ticket) == "link"
    clock.advance(LIFE_S * 1_000)
    assert tickets.link_of(ticket) is None


@pytest.mark.hostile(180)
@pytest.mark.parametrize(
    "ticket",
    [
        "",
        "x",
        "a.b.c",
        "é" * 10,
        "x" * 2_000,
        jwt.encode({"aud": "share", "sub": "link", "exp": 10**10}, b"o" * 32, algorithm="HS256"),
        jwt.encode({"aud": "access", "sub": "link", "exp": 10**10}, KEY, algorithm="HS256"),
        jwt.encode({"aud": "share", "sub": "link"}, KEY, algorithm="HS256"),
        jwt.encode({"aud": "share", "sub": "link", "exp": 10**10}, None, algorithm="none"),
    ],
)
def test_anything_else_opens_nothing(ticket: str) -> None:
    assert Tickets(KEY, ManualClock()).link_of(ticket) is None
