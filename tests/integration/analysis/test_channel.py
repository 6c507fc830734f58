"""Channels of visits, as the engine tells them."""

from __future__ import annotations

import pytest
from tests.integration.analysis.conftest import NOW_MS, Study, seen

from tidegauge.analysis.channel import CHANNELS, channel_sql
from tidegauge.query.compile.statement import Binder

CASES = [
    ({}, "Direct"),
    ({"utm_source": "google", "utm_medium": "cpc"}, "Paid search"),
    ({"utm_source": "Bing", "utm_medium": "PPC"}, "Paid search"),
    ({"utm_source": "facebook", "utm_medium": "paid_social"}, "Paid social"),
    ({"utm_source": "youtube.com", "utm_medium": "cpv"}, "Paid video"),
    ({"utm_source": "youtube.com", "utm_medium": "cpc"}, "Paid video"),
    ({"utm_source": "partner", "utm_medium": "display"}, "Display"),
    ({"utm_source": "partner", "utm_medium": "cpm"}, "Display"),
    ({"utm_source": "partner", "utm_medium": "cpc"}, "Paid other"),
    ({"utm_source": "newsletter", "utm_medium": "email"}, "Email"),
    ({"utm_source": "autumn", "utm_medium": "e-mail"}, "Email"),
    ({"utm_source": "bob", "utm_medium": "affiliate"}, "Affiliates"),
    ({"utm_source": "sms"}, "SMS"),
    ({"utm_medium": "push"}, "Push"),
    ({"utm_medium": "audio", "utm_source": "spotify"}, "Audio"),
    ({"referrer": "https://l.facebook.com/l.php?u=x"}, "Organic social"),
    ({"referrer": "https://news.ycombinator.com/item?id=1"}, "Organic social"),
    ({"referrer": "https://www.youtube.com/watch"}, "Organic video"),
    ({"referrer": "https://www.google.co.th/"}, "Organic search"),
    ({"referrer": "duckduckgo.com"}, "Organic search"),
    ({"referrer": "https://chatgpt.com/"}, "AI assistant"),
    ({"referrer": "https://blog.example.com/post"}, "Referral"),
    ({"utm_source": "flyer"}, "Referral"),
]


@pytest.mark.req("C7", "C11")
async def test_every_rule(study: Study) -> None:
    events = [seen(f"case {at}", "u", NOW_MS - 1_000, **properties) for at, (properties, _) in enumerate(CASES)]
    project = study.project(events)
    binder = Binder()
    sql = f"SELECT toInt32(substring(name, 6)), {channel_sql(binder)} FROM events WHERE project = {binder.project(project)} ORDER BY 1"
    found = await study.reader.read(sql, binder.parameters)
    assert [(CASES[at][0], channel) for at, channel in found.rows] == CASES
    assert {channel for _, channel in CASES} <= set(CHANNELS)
