"""The settings of what is kept: where, by which engine, and for how long."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.core.setting_groups.kind import SECRET, Bytes
from tidegauge.core.setting_groups.secret import SecretSettings


class StorageSettings(SecretSettings, frozen=True, kw_only=True):
    """What is kept."""

    store_url: Annotated[
        str,
        Meta(
            description="Analytical store: `chdb:///path` (embedded) or `clickhouse://user:password@host:port/database`. Empty: `chdb:///DATA/store`.",
            extra=SECRET,
        ),
    ] = ""
    engine_confinement: Annotated[
        Literal["auto", "require", "off"],
        Meta(
            description="Whether the kernel keeps the embedded store's engine from files, sockets and programs that are not its own (Landlock, seccomp): "
            "`auto` where it can (Linux 6.2) and a warning where it cannot, `require` to refuse the start then, `off`."
        ),
    ] = "auto"
    meta_url: Annotated[
        str,
        Meta(
            description="People, projects, keys: `sqlite:////path/meta.db` or `postgresql://user:password@host/database`. Empty: `sqlite:///DATA/meta.db`.",
            extra=SECRET,
        ),
    ] = ""
    redis_url: Annotated[
        str, Meta(description="Redis for limits, fan-out and jobs shared between nodes: `redis://host:6379/0`. Empty: in this process only.", extra=SECRET)
    ] = ""
    journal_max_bytes: Annotated[Bytes, Meta(description="Size at which the journal refuses new events (503) until the store has caught up.")] = 2 * 1024**3
    backup_dir: Annotated[str, Meta(description="Directory that backups are made in; best on another disk. Empty: `DATA/backups`.")] = ""
    retention_days: Annotated[int, Meta(description="Age at which events are deleted at the latest, whatever projects say; 0: no bound.", ge=0, le=36_500)] = 0
    audit_days: Annotated[
        int, Meta(description="Age at which entries of the audit log are removed; the rest stays verifiable. 0: none ever is.", ge=0, le=36_500)
    ] = 730
    duplicate_window_days: Annotated[int, Meta(description="How long an event id is remembered, so that a resent event is counted once.", ge=1, le=3_650)] = 7
