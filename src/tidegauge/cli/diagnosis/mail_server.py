"""The mail server, where one is set."""

from __future__ import annotations

import smtplib
import ssl
from typing import Final

from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.core.settings import Settings

_TIMEOUT_S: Final = 5.0


def check_mail_server(settings: Settings) -> list[Finding]:
    """Whether it answers, speaks the encryption that is asked for, and takes the login. No mail is sent."""
    if not settings.smtp_host:
        return []
    place = f"mail server {settings.smtp_host}:{settings.smtp_port}"
    try:
        _greet(settings)
    except smtplib.SMTPAuthenticationError:
        return [
            Finding(
                False,
                f"{place} refuses the login of {settings.smtp_user}",
                "check smtp_user and smtp_password; some services want a password made for programs",
            )
        ]
    except (ssl.SSLError, smtplib.SMTPNotSupportedError) as error:
        fix = "port 465 is for smtp_security: tls, port 587 for starttls; the certificate must be for smtp_host"
        return [Finding(False, f"{place} cannot be spoken to by {settings.smtp_security} ({error})", fix)]
    except (OSError, smtplib.SMTPException) as error:
        return [Finding(False, f"{place} does not answer ({error})", "check smtp_host, smtp_port and the firewall: many networks let port 25 out to nowhere")]
    return [Finding(True, f"{place} answers{' and takes the login' if settings.smtp_user else ''}")]


def _greet(settings: Settings) -> None:
    context = ssl.create_default_context()
    if settings.smtp_security == "tls":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(settings.smtp_host, settings.smtp_port, timeout=_TIMEOUT_S, context=context)
    else:
        connection = smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=_TIMEOUT_S)
    with connection:
        connection.ehlo()
        if settings.smtp_security == "starttls":
            connection.starttls(context=context)
            connection.ehlo()
        if settings.smtp_user:
            connection.login(settings.smtp_user, settings.smtp_password)
