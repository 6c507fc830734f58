"""The settings of what is sent: mails and webhooks."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.core.setting_groups.kind import SECRET
from tidegauge.core.setting_groups.oidc import OidcSettings


class OutboundSettings(OidcSettings, frozen=True, kw_only=True):
    """Mail and webhooks."""

    smtp_host: Annotated[str, Meta(description="Mail server that messages are sent by. Empty: no mail is sent.")] = ""
    smtp_port: Annotated[int, Meta(description="Port of the mail server.", ge=1, le=65535)] = 587
    smtp_security: Annotated[
        Literal["starttls", "tls", "none"], Meta(description="How the connection to the mail server is secured; `none` only within one machine.")
    ] = "starttls"
    smtp_user: Annotated[str, Meta(description="Login at the mail server. Empty: without.")] = ""
    smtp_password: Annotated[str, Meta(description="Password at the mail server.", extra=SECRET)] = ""
    smtp_from: Annotated[str, Meta(description="Sender of mails: `alerts@example.com` or `Tidegauge <alerts@example.com>`. Empty: `smtp_user`.")] = ""
    outbound_allow: Annotated[
        tuple[Annotated[str, Meta(min_length=1)], ...],
        Meta(description="Host names, addresses and networks inside that webhooks may be sent to (`mattermost.internal`, `10.1.0.0/16`); no others are."),
    ] = ()
    outbound_ports: Annotated[
        tuple[Annotated[int, Meta(ge=1, le=65535)], ...],
        Meta(description="Ports that webhooks may be sent to besides 80, 443, 8080 and 8443."),
    ] = ()
