"""Web analytics."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.web import sample
from tidegauge.dashboards.templates.template import Template, ask, board, part, row, trend


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
            part("number", "Bounce rate (%)", trend("bounce_rate"), unit="percent", decimals=1, good_when="down"),
            part("number", "Visit duration", trend("session_duration"), unit="duration_s"),
            part("number", "Pages per visit", trend("pages_per_session"), decimals=2),
        ),
        row(
            7,
            part("area", "Visitors and page views", trend("unique_users", "Visitors"), ask("page_views", "Page views", interval="auto"), width=8),
            part("world_map", "Visitors by country", ask("unique_users", group_by=["country"], limit=250), width=4, show_list=False, metric_label="Visitors"),
        ),
        row(
            8,
            part("horizontal_bar", "Top pages (views)", ask("page_views", group_by=["page"], limit=20), show_share=True),
            part("horizontal_bar", "Referrers (visitors)", ask("unique_users", group_by=["referrer"], limit=20, where=[("referrer", "exists", None)])),
            part("sankey", "Source to campaign (visits)", ask("sessions", group_by=["utm_source", "utm_campaign"], where=[("utm_source", "exists", None)])),
        ),
        row(
            7,
            part("doughnut", "Devices (visitors)", ask("unique_users", group_by=["device"]), width=3, centre="total"),
            part("horizontal_bar", "Browsers (visitors)", ask("unique_users", group_by=["browser"], limit=12), width=3),
            part("heatmap", "Page views by hour and weekday", ask("page_views", interval="hour"), width=6),
        ),
        row(
            7,
            part("stacked", "Page views by source", ask("page_views", interval="auto", group_by=["utm_source"], limit=8, other=True), width=8, shape="bars"),
            part("feed", "Right now", width=4),
        ),
        tags=("web",),
    )  # fmt: skip


WEB: Final = Template(
    key="web", name="Web analytics", description="Visitors, sources, pages, devices and countries.", needs=("page_view",), board=web, sample=sample
)
