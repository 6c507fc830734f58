"""How the installation is used."""

from __future__ import annotations

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.templates.template import Ask, ask, board, part, row


def _count(field: str, label: str) -> Ask:
    return ask("usage_sample", label, aggregation="last", value_field=field, interval="auto")


def business() -> Document:
    """People, projects, dashboards, and what projects send."""
    return board(
        "Business",
        "People, projects and dashboards of this installation, and how many events each project sends.",
        row(
            3,
            part("number", "People", _count("people", "People")),
            part("number", "Logins that hold", _count("sessions", "Logins")),
            part("number", "Projects", _count("projects", "Projects")),
            part("number", "Dashboards", _count("dashboards", "Dashboards")),
            part("number", "Public links", _count("links", "Links")),
        ),
        row(
            8,
            part(
                "stacked",
                "Events by project",
                ask("project_usage", "Events", aggregation="sum", value_field="events", interval="auto", group_by=["project"], limit=8, other=True),
                width=8,
                shape="bars",
            ),
            part(
                "horizontal_bar",
                "Busiest projects",
                ask("project_usage", "Events", aggregation="sum", value_field="events", group_by=["project"], limit=20),
                width=4,
                show_share=True,
            ),
        ),
        row(
            7,
            part("line", "People and logins", _count("people", "People"), _count("sessions", "Logins")),
            part("line", "Dashboards over time", _count("dashboards", "Dashboards")),
        ),
        range_="last_24_hours",
        compare="none",
        tags=("business",),
    )
