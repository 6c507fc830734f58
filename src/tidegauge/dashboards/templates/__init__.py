"""Dashboards to begin with: one file each, in the order in which they are offered."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.templates.ai_detection import AI_DETECTION
from tidegauge.dashboards.templates.ai_usage import AI_USAGE
from tidegauge.dashboards.templates.api import API
from tidegauge.dashboards.templates.ecommerce import ECOMMERCE
from tidegauge.dashboards.templates.executive import EXECUTIVE
from tidegauge.dashboards.templates.iot import IOT
from tidegauge.dashboards.templates.marketing import MARKETING
from tidegauge.dashboards.templates.product import PRODUCT
from tidegauge.dashboards.templates.saas import SAAS
from tidegauge.dashboards.templates.system import SYSTEM
from tidegauge.dashboards.templates.template import Template
from tidegauge.dashboards.templates.web import WEB

TEMPLATES: Final[tuple[Template, ...]] = (WEB, PRODUCT, ECOMMERCE, SAAS, SYSTEM, API, AI_DETECTION, AI_USAGE, IOT, MARKETING, EXECUTIVE)
