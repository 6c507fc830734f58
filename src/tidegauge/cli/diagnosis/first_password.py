"""The first administrator's password where the settings give it. Its length is checked where settings are read."""

from __future__ import annotations

from tidegauge.accounts.bootstrap import is_soon_guessed
from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.core.settings import Settings


def check_first_password(settings: Settings) -> list[Finding]:
    """Whether it would be refused to a person who chose it; nothing where none is given."""
    if not settings.admin_password:
        return []
    if not is_soon_guessed(settings):
        return [Finding(True, "admin_password is not soon guessed")]
    return [
        Finding(
            False,
            "admin_password is soon guessed",
            "before the first start give several words that do not belong together; after it change the password under Settings, Account, "
            "and take admin_password out of the settings, as it counts no more",
        )
    ]
