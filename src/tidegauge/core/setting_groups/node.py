"""The settings of what this node is, and where it is reached."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta

Role = Literal["web", "ingest", "live", "worker"]


class NodeSettings(msgspec.Struct, frozen=True, kw_only=True):
    """This node."""

    data_dir: Annotated[Path, Meta(description="Directory that holds everything this node keeps. Made when missing.")] = Path("data")
    host: Annotated[str, Meta(description="Address to listen on; `0.0.0.0` for all.", min_length=1)] = "127.0.0.1"
    port: Annotated[int, Meta(description="Port to listen on; 0 takes a free one.", ge=0, le=65535)] = 8050
    role: Annotated[tuple[Role, ...], Meta(description="What this node does: any of `web`, `ingest`, `live`, `worker`.", min_length=1)] = get_args(Role)
    demo: Annotated[bool, Meta(description="Add a project with live sample data.")] = False
    self_monitoring: Annotated[
        bool, Meta(description="Sample this machine each second and the product itself every ten, into a project named Tidegauge that administrators see.")
    ] = True
    https: Annotated[bool, Meta(description="The product is reached over HTTPS: cookies are marked Secure and HSTS is sent.")] = False
    public_url: Annotated[
        str,
        Meta(
            pattern=r"^(https?://[^\s]+)?$",
            description="Where people reach the product (`https://tidegauge.example.com`), for links in messages. Empty: `host` and `port`.",
        ),
    ] = ""
    trusted_proxies: Annotated[
        tuple[str, ...], Meta(description="Addresses or networks (`10.0.0.0/8`) whose `X-Forwarded-For` is believed; no others are.")
    ] = ()
    cors_origins: Annotated[
        tuple[Annotated[str, Meta(pattern=r"^https?://[^/*]+$")], ...],
        Meta(description="Origins (`https://app.example.com`) whose pages may call the API with a token. Sending events is open to every page."),
    ] = ()

    @property
    def base_url(self) -> str:
        """Where people reach the product, without a slash at the end."""
        if self.public_url:
            return self.public_url.rstrip("/")
        host = "localhost" if self.host in ("0.0.0.0", "::") else self.host
        return f"{'https' if self.https else 'http'}://{f'[{host}]' if ':' in host else host}:{self.port}"
