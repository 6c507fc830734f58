"""Web analytics."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.web import sample
from tidegauge.dashboards.templates.template import Template, ask, board, named, part, row, trend

_DEVICES: Final = named(("mobile", "Mobile", "series-1"), ("desktop", "Desktop", "series-8"), ("tablet", "Tablet", "series-5"))
_SOURCES: Final = named(
    ("", "Direct and organic", "series-1"), ("google", "Google Ads", "series-2"), ("facebook", "Facebook", "series-5"), ("line", "LINE", "series-3"),
    ("newsletter", "Newsletter", "series-4"),
)  # fmt: skip
_REFERRERS: Final = named(("", "Direct", ""))


def web() -> Document:
    """Who comes, from where, to which pages."""
    return board(
        "Web analytics",
        "Who visits the site, where they come from and what they read.",
        row(
            3,
            part("number", "Visitors", trend("unique_users")),
            part("number", "Page views", trend("page_views")),
            part("number", "Visits", trend("sessions")),
            part("number", "Bounce rate", trend("bounce_rate"), unit="percent", decimals=1, good_when="down"),
            part("number", "Visit duration", trend("session_duration"), unit="duration_s"),
            part("number", "Pages per visit", trend("pages_per_session"), decimals=2),
        ),
        row(
            7,
            part(
                "area",
                "Visitors and page views",
                ask("page_views", "Page views", interval="3_hours"),
                ask("unique_users", "Visitors", interval="3_hours"),
                width=7,
            ),
            part("world_map", "Visitors by country", ask("unique_users", group_by=["country"], limit=250), width=5, metric_label="Visitors"),
        ),
        row(
            8,
            part("horizontal_bar", "Top pages", ask("page_views", group_by=["page"], limit=20), show_share=True),
            part("horizontal_bar", "Where visitors come from", ask("unique_users", group_by=["referrer"], limit=20), value_mappings=_REFERRERS),
            part(
                "sankey",
                "From source to campaign",
                ask("sessions", group_by=["utm_source", "utm_campaign"], where=[("utm_source", "exists", None)]),
                value_mappings=_SOURCES,
            ),
        ),
        row(
            6,
            part("doughnut", "Devices", ask("unique_users", group_by=["device"]), width=3, value_mappings=_DEVICES),
            part("horizontal_bar", "Browsers", ask("unique_users", group_by=["browser"], limit=12), width=3),
            part("heatmap", "When pages are viewed", ask("page_views", interval="hour"), width=6),
        ),
        row(
            7,
            part(
                "stacked",
                "Visits by source",
                ask("sessions", interval="6_hours", group_by=["utm_source"], limit=8, other=True),
                width=8,
                shape="bars",
                value_mappings=_SOURCES,
            ),
            part("feed", "Right now", width=4),
        ),
        tags=("web",),
    )


WEB: Final = Template(
    key="web", name="Web analytics", description="Visitors, sources, pages, devices and countries.", needs=("page_view",), board=web, sample=sample
)
