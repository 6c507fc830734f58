"""Dashboards to begin with: one file each, in the order in which they are offered."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.templates.template import Template
from tidegauge.dashboards.templates.web import WEB

TEMPLATES: Final[tuple[Template, ...]] = (WEB,)
