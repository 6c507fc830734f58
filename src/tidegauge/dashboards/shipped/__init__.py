"""Dashboards of the product's own project: one file each, in the order in which they are listed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.shipped.application import application
from tidegauge.dashboards.shipped.business import business
from tidegauge.dashboards.shipped.health import health
from tidegauge.dashboards.shipped.models import models

SHIPPED: Final[tuple[Callable[[], Document], ...]] = (health, application, business, models)
