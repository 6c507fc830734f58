"""Settings that are right one by one and wrong together, once the product is reached from other machines."""

from __future__ import annotations

from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.core.plain_ways import is_this_machine
from tidegauge.core.settings import Settings


def check_exposure(settings: Settings) -> list[Finding]:
    """Passwords and keys travel encrypted, links in messages lead here, and addresses of callers are theirs."""
    is_public = not is_this_machine(settings.host)
    is_https_outside = settings.public_url.startswith("https://")
    findings = []
    if is_https_outside and not settings.https:
        findings.append(
            Finding(
                False, "public_url is https, but https is off", "set https: true: cookies are then sent over HTTPS only, and browsers are told to stay on it"
            )
        )
    if settings.https and settings.public_url.startswith("http://"):
        findings.append(
            Finding(False, "https is on, but public_url is http", "write public_url with https://, else links in mails lead to the unencrypted address")
        )
    if is_public and not settings.https:
        fix = "put HTTPS before it (a proxy, or certificates of its own) and set https: true"
        findings.append(Finding(False, f"{settings.host} is reached from other machines without HTTPS: passwords and keys can be read on the way", fix))
    if settings.smtp_host and not settings.public_url:
        findings.append(
            Finding(False, "mail is sent, but public_url is empty", "set public_url to the address people open, else links in mails lead to host and port")
        )
    return findings or [Finding(True, "reached from this machine only" if not is_public else "reached from other machines by HTTPS")]
