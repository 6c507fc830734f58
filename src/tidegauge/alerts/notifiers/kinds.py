"""Every kind of channel there is."""

from __future__ import annotations

from typing import Final

from tidegauge.alerts.channels.channel import Kind
from tidegauge.alerts.notifiers.email import EmailNotifier
from tidegauge.alerts.notifiers.notifier import Notifier
from tidegauge.alerts.notifiers.service import ServiceNotifier
from tidegauge.alerts.notifiers.webhook import WebhookNotifier

KINDS: Final[dict[Kind, Notifier]] = {
    "email": EmailNotifier(),
    "webhook": WebhookNotifier(),
    "service": ServiceNotifier(),
}
