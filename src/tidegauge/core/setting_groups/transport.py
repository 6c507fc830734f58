"""The settings of what travels: encrypted or not, trusted by which authorities, with keys in which places, kept by which browsers."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from tidegauge.core.setting_groups.server import ServerSettings


class TransportSettings(ServerSettings, frozen=True, kw_only=True):
    """What travels."""

    require_tls: Annotated[
        bool,
        Meta(
            description="Refuse the start when anything would travel unencrypted, or to a server whose certificate is not checked, beyond this machine: what "
            "is served, the store, PostgreSQL, Redis, mail, the provider, the collector, Sentry. Webhooks go to `https://` only."
        ),
    ] = False
    ca_file: Annotated[
        str,
        Meta(
            description="File with certificates (PEM) of authorities that are trusted beside the system's for everything that is connected to, such as a "
            "company's own."
        ),
    ] = ""
    keys_in_addresses: Annotated[
        bool,
        Meta(
            description="Take keys and tokens from `?api_key=` and `?token=`, for senders that can set no header. `false` refuses them: addresses are logged."
        ),
    ] = True
    browsers_keep_answers: Annotated[
        bool,
        Meta(description="Browsers keep the boards a person opened (not their figures), so that the interface opens while the server cannot be reached."),
    ] = True
