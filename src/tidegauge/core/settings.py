"""Every setting of a node: its name, meaning, bounds and default, and the one way they are read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta

from tidegauge.core.address_setting import refuse_unreadable
from tidegauge.core.plain_ways import refuse_plain
from tidegauge.core.secret_files import SUFFIX, from_secret_files
from tidegauge.core.settings_file import read_settings_file
from tidegauge.core.settings_source import Given, InvalidSettings
from tidegauge.core.source_variables import from_source_variables
from tidegauge.core.suggestion import did_you_mean
from tidegauge.core.transport_settings import TransportSettings

PREFIX: Final = "TIDEGAUGE_"
CLIENT_VARIABLES: Final = frozenset({"TIDEGAUGE_URL"})
"""Variables of the command line's clients; no settings of a server."""
MIN_SECRET_LENGTH: Final = 32
MIN_PASSWORD_LENGTH: Final = 10
MIN_WRITE_KEY_LENGTH: Final = 16
_SECRET: Final = {"secret": True}

Role = Literal["web", "ingest", "live", "worker"]
Bytes = Annotated[int, Meta(ge=1024)]
CacheSeconds = Annotated[float, Meta(ge=0, le=86_400)]
Rate = Annotated[str, Meta(pattern=r"^(\d+ ?/ ?(\d+ ?)?(second|minute|hour|day)s?)?$")]


class Settings(TransportSettings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a node was told. Made by `load_settings`; `store_url` and `meta_url` are then always full URLs."""

    data_dir: Annotated[Path, Meta(description="Directory that holds everything this node keeps. Made when missing.")] = Path("data")
    host: Annotated[str, Meta(description="Address to listen on; `0.0.0.0` for all.", min_length=1)] = "127.0.0.1"
    port: Annotated[int, Meta(description="Port to listen on; 0 takes a free one.", ge=0, le=65535)] = 8050
    role: Annotated[tuple[Role, ...], Meta(description="What this node does: any of `web`, `ingest`, `live`, `worker`.", min_length=1)] = get_args(Role)
    demo: Annotated[bool, Meta(description="Add a project with live sample data.")] = False
    self_monitoring: Annotated[
        bool, Meta(description="Sample this machine each second and the product itself every ten, into a project named Tidegauge that administrators see.")
    ] = True
    https: Annotated[bool, Meta(description="The product is reached over HTTPS: cookies are marked Secure and HSTS is sent.")] = False
    trusted_proxies: Annotated[
        tuple[str, ...], Meta(description="Addresses or networks (`10.0.0.0/8`) whose `X-Forwarded-For` is believed; no others are.")
    ] = ()
    cors_origins: Annotated[
        tuple[Annotated[str, Meta(pattern=r"^https?://[^/*]+$")], ...],
        Meta(description="Origins (`https://app.example.com`) whose pages may call the API with a token. Sending events is open to every page."),
    ] = ()
    public_url: Annotated[
        str,
        Meta(
            pattern=r"^(https?://[^\s]+)?$",
            description="Where people reach the product (`https://tidegauge.example.com`), for links in messages. Empty: `host` and `port`.",
        ),
    ] = ""
    log_level: Annotated[Literal["debug", "info", "warning", "error"], Meta(description="The least severe log line that is written.")] = "info"
    log_format: Annotated[Literal["auto", "json", "console"], Meta(description="Shape of log lines; `auto` is console on a terminal, else JSON.")] = "auto"

    log_file: Annotated[str, Meta(description="File that log lines are written to as JSON, besides standard error. Empty: none.")] = ""
    log_file_max_bytes: Annotated[
        int, Meta(description="Size at which the log file is set aside as `.1` and begun anew; 0 leaves rotation to another program, such as logrotate.", ge=0)
    ] = 50 * 1024**2
    log_files: Annotated[int, Meta(description="Log files kept that were set aside.", ge=1, le=1_000)] = 5
    otlp_endpoint: Annotated[
        str,
        Meta(
            pattern=r"^(https?://[^\s]+)?$",
            description="OpenTelemetry collector that traces are sent to by OTLP over HTTP (`http://collector:4318`). Empty: none are made.",
        ),
    ] = ""
    otlp_headers: Annotated[
        tuple[Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]+=[^\r\n]*$")], ...],
        Meta(description="Headers sent to the collector (`authorization=Bearer …`).", extra=_SECRET),
    ] = ()
    trace_sample: Annotated[
        float, Meta(description="Share of requests that are traced when the caller did not decide: 1 is all, 0.01 one in a hundred.", ge=0, le=1)
    ] = 0.1
    sentry_dsn: Annotated[
        str,
        Meta(
            pattern=r"^(https?://[^\s]+)?$",
            description="Sentry project (`https://key@errors.example.com/1`), or what speaks its protocol, told of failures of the program. Empty: none.",
            extra=_SECRET,
        ),
    ] = ""

    admin_email: Annotated[str, Meta(description="First start only: the first administrator's address. Empty: `admin@localhost`.")] = ""
    admin_password: Annotated[
        str,
        Meta(
            description=f"First start only: the first administrator's password, at least {MIN_PASSWORD_LENGTH} characters. Empty: generated, shown once.",
            extra=_SECRET,
        ),
    ] = ""
    write_key: Annotated[
        str,
        Meta(
            description=f"A write key of the default project, of at least {MIN_WRITE_KEY_LENGTH} characters. Empty: generated at first start, shown once.",
            extra=_SECRET,
        ),
    ] = ""
    secret_key: Annotated[
        str,
        Meta(
            description=f"Secret from which signing and sealing keys are derived, at least {MIN_SECRET_LENGTH} random characters; the same on all nodes. "
            "Empty: generated once and kept in `DATA/secret.key`.",
            extra=_SECRET,
        ),
    ] = ""

    previous_secret_key: Annotated[
        str,
        Meta(
            description="The secret before it was changed (`tidegauge secret rotate`): logins that were signed with it hold on while it is set, and nothing "
            "new is. Take it out after a day; leave it out when the old one has leaked.",
            extra=_SECRET,
        ),
    ] = ""

    store_url: Annotated[
        str,
        Meta(
            description="Analytical store: `chdb:///path` (embedded) or `clickhouse://user:password@host:port/database`. Empty: `chdb:///DATA/store`.",
            extra=_SECRET,
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
            extra=_SECRET,
        ),
    ] = ""
    redis_url: Annotated[
        str, Meta(description="Redis for limits, fan-out and jobs shared between nodes: `redis://host:6379/0`. Empty: in this process only.", extra=_SECRET)
    ] = ""
    journal_max_bytes: Annotated[Bytes, Meta(description="Size at which the journal refuses new events (503) until the store has caught up.")] = 2 * 1024**3
    backup_dir: Annotated[str, Meta(description="Directory that backups are made in; best on another disk. Empty: `DATA/backups`.")] = ""
    retention_days: Annotated[int, Meta(description="Age at which events are deleted at the latest, whatever projects say; 0: no bound.", ge=0, le=36_500)] = 0
    audit_days: Annotated[
        int, Meta(description="Age at which entries of the audit log are removed; the rest stays verifiable. 0: none ever is.", ge=0, le=36_500)
    ] = 730
    duplicate_window_days: Annotated[int, Meta(description="How long an event id is remembered, so that a resent event is counted once.", ge=1, le=3_650)] = 7

    body_max_bytes: Annotated[Bytes, Meta(description="Largest request body as sent.")] = 10 * 1024**2
    inflated_max_bytes: Annotated[Bytes, Meta(description="Largest request body after decompression.")] = 50 * 1024**2
    body_timeout_s: Annotated[float, Meta(description="A request body must arrive within this time.", gt=0, le=3_600)] = 30.0
    waiting_max_events: Annotated[int, Meta(description="Events in memory on their way to the journal; above it the answer is 503.", ge=1)] = 200_000
    waiting_max_bytes: Annotated[Bytes, Meta(description="Body bytes in memory on their way to the journal; above it the answer is 503.")] = 256 * 1024**2
    max_events_per_second: Annotated[int, Meta(description="Events a project may send per second; above it the answer is 429. 0 is unlimited.", ge=0)] = 0
    ingest_requests_per_ip: Annotated[Rate, Meta(description="Ingest requests from one address, such as `1000/minute`. Empty is unlimited.")] = ""
    ingest_requests_per_key: Annotated[Rate, Meta(description="Ingest requests with one key, such as `10000/minute`. Empty is unlimited.")] = ""
    unknown_keys_per_ip: Annotated[Rate, Meta(description="Ingest requests with an unknown key from one address. Empty is unlimited.")] = "120/minute"

    api_requests_per_ip: Annotated[Rate, Meta(description="Requests of the API from one address, such as `6000/minute`. Empty is unlimited.")] = ""
    api_requests_per_caller: Annotated[Rate, Meta(description="Requests of the API by one person or key. Empty is unlimited.")] = ""
    api_requests: Annotated[Rate, Meta(description="Requests of the API by all callers together. Empty is unlimited.")] = ""

    query_timeout_s: Annotated[float, Meta(description="Longest time of one question.", gt=0, le=3_600)] = 10.0
    query_memory_bytes: Annotated[Bytes, Meta(description="Most memory of one question.")] = 2_000_000_000
    query_result_rows: Annotated[int, Meta(description="Most rows of one answer.", ge=1, le=10_000_000)] = 100_000

    cache_max_bytes: Annotated[int, Meta(description="Most memory of answers kept for who asks the same again; 0 keeps none.", ge=0)] = 64 * 1024**2
    cache_live_s: Annotated[CacheSeconds, Meta(description="How long an answer about a quarter of an hour or less is kept at most; a new event ends it.")] = (
        30.0
    )
    cache_activity_s: Annotated[CacheSeconds, Meta(description="How long an answer about what people do is kept at most; a new event ends it.")] = 120.0
    cache_revenue_s: Annotated[CacheSeconds, Meta(description="How long an answer about money is kept at most; a new event ends it.")] = 300.0
    cache_health_s: Annotated[CacheSeconds, Meta(description="How long an answer about the state of systems is kept at most; a new event ends it.")] = 30.0

    last_answers_max_bytes: Annotated[
        int, Meta(description="Most memory of the last good answers, which are given, marked as stale, while the store does not answer; 0 keeps none.", ge=0)
    ] = 32 * 1024**2
    last_answers_max_age_s: Annotated[float, Meta(description="How old such an answer may be.", ge=0)] = 86_400.0

    dashboards_per_person: Annotated[int, Meta(description="Dashboards that one person may own.", ge=1)] = 200
    widgets_per_dashboard: Annotated[int, Meta(description="Widgets of one dashboard, over all its tabs.", ge=1, le=1_000)] = 100

    live_state_max_bytes: Annotated[
        Bytes, Meta(description="Most memory of all live numbers together; above it the largest are asked of the store when events come, instead of kept.")
    ] = 512 * 1024**2
    ws_connections: Annotated[int, Meta(description="Live connections of this node.", ge=1)] = 10_000
    ws_connections_per_person: Annotated[int, Meta(description="Live connections of one person or key.", ge=1)] = 5_000
    ws_subscriptions_per_connection: Annotated[int, Meta(description="Subscriptions of one live connection.", ge=1)] = 200
    ws_messages_per_s: Annotated[float, Meta(description="Messages one live connection may send per second, on average.", gt=0)] = 50.0
    ws_auth_timeout_s: Annotated[float, Meta(description="A live connection must authenticate within this time.", gt=0, le=60)] = 5.0
    ws_heartbeat_s: Annotated[float, Meta(description="Time between pings to a live connection.", gt=0, le=600)] = 20.0
    ws_idle_s: Annotated[float, Meta(description="A live connection silent for this long is closed.", gt=0, le=3_600)] = 60.0

    smtp_host: Annotated[str, Meta(description="Mail server that messages are sent by. Empty: no mail is sent.")] = ""
    smtp_port: Annotated[int, Meta(description="Port of the mail server.", ge=1, le=65535)] = 587
    smtp_security: Annotated[
        Literal["starttls", "tls", "none"], Meta(description="How the connection to the mail server is secured; `none` only within one machine.")
    ] = "starttls"
    smtp_user: Annotated[str, Meta(description="Login at the mail server. Empty: without.")] = ""
    smtp_password: Annotated[str, Meta(description="Password at the mail server.", extra=_SECRET)] = ""
    smtp_from: Annotated[str, Meta(description="Sender of mails: `alerts@example.com` or `Tidegauge <alerts@example.com>`. Empty: `smtp_user`.")] = ""
    outbound_allow: Annotated[
        tuple[Annotated[str, Meta(min_length=1)], ...],
        Meta(description="Host names, addresses and networks inside that webhooks may be sent to (`mattermost.internal`, `10.1.0.0/16`); no others are."),
    ] = ()
    outbound_ports: Annotated[
        tuple[Annotated[int, Meta(ge=1, le=65535)], ...],
        Meta(description="Ports that webhooks may be sent to besides 80, 443, 8080 and 8443."),
    ] = ()

    llm_model: Annotated[
        str, Meta(max_length=200, description="Language model that writes sentences about figures, such as `gpt-4o-mini`. Empty: rules write them.")
    ] = ""
    llm_url: Annotated[
        str,
        Meta(
            pattern=r"^https?://[^\s]+$",
            description="OpenAI-compatible address of the model; `outbound_allow` and `outbound_ports` hold for it too, as for one of your own at `http://10.1.0.5:8080/v1`.",
        ),
    ] = "https://api.openai.com/v1"
    llm_api_key: Annotated[str, Meta(description="Key for the model's address. Empty: none is sent.", extra=_SECRET)] = ""
    llm_daily_tokens: Annotated[int, Meta(description="Tokens that a project may use in a day (UTC); beyond, sentences are written by rules.", ge=0)] = 200_000
    llm_price_in: Annotated[float, Meta(description="Price of a million tokens that the model is told, to account for costs.", ge=0)] = 0.0
    llm_price_out: Annotated[float, Meta(description="Price of a million tokens that the model writes.", ge=0)] = 0.0

    access_token_s: Annotated[int, Meta(description="Life of an access token.", ge=60, le=86_400)] = 900
    refresh_token_s: Annotated[int, Meta(description="Life of a login without use; each refresh starts it again.", ge=3_600, le=366 * 86_400)] = 30 * 86_400
    login_longest_s: Annotated[int, Meta(description="Life of a login at most, however often it is renewed.", ge=3_600, le=3_660 * 86_400)] = 90 * 86_400
    admin_second_factor: Annotated[
        bool, Meta(description="Administrators of the installation may administer it only once they sign in in two steps, with an authenticator app.")
    ] = False
    everyone_second_factor: Annotated[
        bool, Meta(description="Nobody gets into a project before they sign in in two steps, with an authenticator app. Keys are not people.")
    ] = False
    login_failures_per_account: Annotated[Rate, Meta(description="Failed logins for one account from one address before it must wait.", min_length=1)] = (
        "10/15 minutes"
    )
    login_failures_per_ip: Annotated[Rate, Meta(description="Failed logins from one address, over all accounts, before it must wait.", min_length=1)] = (
        "50/15 minutes"
    )

    @property
    def base_url(self) -> str:
        """Where people reach the product, without a slash at the end."""
        if self.public_url:
            return self.public_url.rstrip("/")
        host = "localhost" if self.host in ("0.0.0.0", "::") else self.host
        return f"{'https' if self.https else 'http'}://{f'[{host}]' if ':' in host else host}:{self.port}"


_HINTS: Final = get_type_hints(Settings, include_extras=True)
FIELD_TYPES: Final[dict[str, Any]] = {name: _HINTS[name] for name in (*Settings.__annotations__, *_HINTS)}
"""Setting -> its annotated type; those of parts of their own come last."""


def load_settings(config_file: Path | None, environ: Mapping[str, str], overrides: Mapping[str, Any]) -> Settings:
    """Read the YAML file, then the sources' variables, then files of secrets, then `TIDEGAUGE_<NAME>`, then `overrides` (command line); the later wins.

    Raises InvalidSettings naming the file and line, the variable or the option of the first thing that is unknown or wrong.
    """
    given: dict[str, Given] = {}
    if config_file is not None:
        given.update(read_settings_file(config_file, environ, FIELD_TYPES))
    given.update(from_source_variables(environ))
    given.update(from_secret_files(environ, PREFIX, SECRETS, FIELD_TYPES))
    given.update(_from_variables(environ))
    given.update({name: Given(value, f"option --{name.replace('_', '-')}") for name, value in overrides.items()})
    values = {name: _convert(name, item) for name, item in given.items()}
    return _with_urls(Settings(**values))


def describe(settings: Settings) -> dict[str, Any]:
    """Settings as plain values for showing; secrets that are set read `***`."""
    plain: dict[str, Any] = msgspec.to_builtins(settings, enc_hook=str)
    return {name: "***" if value and is_secret(name) else value for name, value in plain.items()}


def is_secret(name: str) -> bool:
    """Whether a setting may hold a secret, so that it is never shown."""
    return bool((_meta(name).extra or {}).get("secret"))


def description(name: str) -> str:
    """The doc text of a setting; "" when it has none (a test refuses that)."""
    return _meta(name).description or ""


def _meta(name: str) -> Meta:
    return next((part for part in reversed(get_args(FIELD_TYPES[name])) if isinstance(part, Meta)), Meta())


SECRETS: Final = frozenset(name for name in FIELD_TYPES if is_secret(name))
"""The settings that may hold a secret: those that files of their own may give, too."""


def _from_variables(environ: Mapping[str, str]) -> dict[str, Given]:
    given = {}
    for variable, text in environ.items():
        if variable.startswith(PREFIX) and variable not in CLIENT_VARIABLES:
            name = variable.removeprefix(PREFIX).lower()
            if name not in FIELD_TYPES and name.removesuffix(SUFFIX.lower()) in SECRETS:
                continue  # read already
            if name not in FIELD_TYPES:
                raise InvalidSettings(
                    f"Unknown setting in environment variable {variable}.{did_you_mean(variable, [PREFIX + known.upper() for known in FIELD_TYPES])}"
                )
            given[name] = Given(text, f"environment variable {variable}")
    return given


def _convert(name: str, given: Given) -> Any:
    if name not in FIELD_TYPES:
        raise InvalidSettings(f"Unknown setting '{name}' ({given.place}).{did_you_mean(name, FIELD_TYPES)}")
    value = given.value
    if isinstance(value, str) and get_origin(get_args(FIELD_TYPES[name])[0]) is tuple:
        value = [part.strip() for part in value.split(",") if part.strip()]
    try:
        converted = msgspec.convert(value, FIELD_TYPES[name], strict=False, dec_hook=_path)
    except (msgspec.ValidationError, OverflowError) as error:
        raise InvalidSettings(f"{name} ({given.place}): {str(error).replace('`', chr(39))}. {description(name)}") from None
    _refuse_weak(name, converted, given.place)
    refuse_unreadable(name, converted, given.place)
    return converted


def _path(kind: type, value: Any) -> Path:
    if not isinstance(value, str | os.PathLike) or not str(value):
        raise msgspec.ValidationError("Expected a path")
    return Path(value)


def _refuse_weak(name: str, value: Any, place: str) -> None:
    """A given secret that guards nothing stops the start: leaving it out is better than a weak one."""
    least = {
        "secret_key": MIN_SECRET_LENGTH,
        "previous_secret_key": MIN_SECRET_LENGTH,
        "admin_password": MIN_PASSWORD_LENGTH,
        "write_key": MIN_WRITE_KEY_LENGTH,
    }.get(name)
    if least is None:
        return
    if len(value) < least:
        raise InvalidSettings(f"{name} ({place}) has {len(value)} characters; it needs at least {least}. Leave it out to have one generated.")
    if name == "secret_key" and len(set(value)) < 10:
        raise InvalidSettings(f"secret_key ({place}) repeats few characters; use random ones (openssl rand -hex 32), or leave it out to have one generated.")
    if name == "write_key" and not all("!" <= character <= "~" for character in value):
        raise InvalidSettings(f"write_key ({place}) may hold only printable ASCII without spaces, as it travels in a header.")


def _refuse_half_tls(settings: Settings) -> None:
    if bool(settings.tls_cert) != bool(settings.tls_key):
        missing = "tls_key" if settings.tls_cert else "tls_cert"
        raise InvalidSettings(f"{missing} is not set: serving HTTPS needs tls_cert and tls_key.")
    if settings.http_redirect_port and not (settings.https or settings.tls_cert):
        raise InvalidSettings("http_redirect_port leads to HTTPS, which this server is not reached by: set tls_cert and tls_key, or https.")


def _with_urls(settings: Settings) -> Settings:
    data = settings.data_dir.expanduser().absolute()
    _refuse_half_tls(settings)
    whole = msgspec.structs.replace(
        settings,
        https=settings.https or bool(settings.tls_cert),
        data_dir=data,
        store_url=settings.store_url or f"chdb://{data / 'store'}",
        meta_url=settings.meta_url or f"sqlite:///{data / 'meta.db'}",
    )
    refuse_plain(whole)
    return whole
