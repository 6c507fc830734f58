"""Why somebody could not sign in by the provider."""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    "provider_unreachable",
    "provider_error",
    "wrong_client",
    "wrong_redirect",
    "denied",
    "attempt_ended",
    "clock",
    "token_refused",
    "no_email",
    "domain_not_allowed",
    "email_not_verified",
    "account_exists",
    "no_access",
    "deactivated",
    "too_many",
]
"""What the login page explains; each names what to mend."""


class SignInRefused(Exception):
    """`reason` is for the person who tried, the text for the log of who runs the installation."""

    def __init__(self, reason: Reason, text: str = "") -> None:
        super().__init__(text or reason)
        self.reason = reason
