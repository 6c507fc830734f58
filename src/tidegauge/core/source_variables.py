"""Names that older installations use: variables without prefix and file sections, turned into this product's settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import quote

from tidegauge.core.settings_source import Given, InvalidSettings
from tidegauge.core.suggestion import did_you_mean

_DIRECT: Final = {
    "SECRET_KEY": "secret_key",
    "ALLOWED_ORIGINS": "cors_origins",
    "REDIS_URL": "redis_url",
    "WS_HEARTBEAT_INTERVAL": "ws_heartbeat_s",
    "SENTRY_DSN": "sentry_dsn",
    "OPENAI_API_KEY": "llm_api_key",
    "OTEL_EXPORTER_OTLP_ENDPOINT": "otlp_endpoint",
    "OTEL_EXPORTER_OTLP_HEADERS": "otlp_headers",
}
_DATABASE: Final = {"DB_TYPE": "type", "DB_HOST": "host", "DB_PORT": "port", "DB_NAME": "database", "DB_USER": "username", "DB_PASSWORD": "password"}
_CACHE: Final = {"CACHE_TYPE": "type", "CACHE_HOST": "host", "CACHE_PORT": "port", "CACHE_PASSWORD": "password"}
_SECURITY: Final = {"secret_key": "secret_key", "cors_origins": "cors_origins", "rate_limit": "ingest_requests_per_ip", "enable_https": "https"}


def from_source_variables(environ: Mapping[str, str]) -> dict[str, Given]:
    """The settings in `DB_…`, `DATABASE_URL`, `CACHE_…`, `JWT_ALGORITHM` and the names of `_DIRECT`.

    Raises InvalidSettings for a database, cache or algorithm that is not spoken here.
    """

    def pick(names: Mapping[str, str]) -> dict[str, Given]:
        return {key: Given(environ[name], f"environment variable {name}") for name, key in names.items() if name in environ}

    given = _database(pick(_DATABASE)) | _cache(pick(_CACHE)) | pick(_DIRECT)
    if url := environ.get("DATABASE_URL", ""):
        given["meta_url"] = Given(url, "environment variable DATABASE_URL")
    if environ.get("JWT_ALGORITHM", "HS256") != "HS256":
        raise InvalidSettings("environment variable JWT_ALGORITHM: tokens are signed with HS256 only. Remove the variable.")
    return given


def from_section(name: str, section: Mapping[str, Given]) -> dict[str, Given]:
    """The settings of one file section (a key of SECTIONS). Raises InvalidSettings for an unknown key in it."""
    known, read = SECTIONS[name]
    for key, item in section.items():
        if key not in known:
            raise InvalidSettings(f"{item.place}: unknown setting '{name}.{key}'.{did_you_mean(key, known)}")
    return read(section)


def _database(parts: Mapping[str, Given]) -> dict[str, Given]:
    if "type" not in parts:
        return {}
    kind, place = parts["type"]
    if kind == "sqlite":
        return {"meta_url": Given(f"sqlite:///{parts['database'].value}", place)} if parts.get("database") else {}
    if kind not in ("postgresql", "postgres"):
        raise InvalidSettings(f"{place}: '{kind}' is not a database kept here; use sqlite or postgresql.")
    return {"meta_url": Given(f"postgresql://{_login(parts)}{_address(parts, 5432)}/{quote(_text(parts, 'database') or 'tidegauge', safe='')}", place)}


def _cache(parts: Mapping[str, Given]) -> dict[str, Given]:
    if "type" not in parts:
        return {}
    kind, place = parts["type"]
    if kind == "memory":
        return {}
    if kind != "redis":
        raise InvalidSettings(f"{place}: '{kind}' is not a cache used here; use memory or redis.")
    return {"redis_url": Given(f"redis://{_login(parts)}{_address(parts, 6379)}/0", place)}


def _security(parts: Mapping[str, Given]) -> dict[str, Given]:
    return {_SECURITY[key]: item for key, item in parts.items()}


def _login(parts: Mapping[str, Given]) -> str:
    user, password = quote(_text(parts, "username"), safe=""), quote(_text(parts, "password"), safe="")
    return f"{user}:{password}@" if password else f"{user}@" if user else ""


def _address(parts: Mapping[str, Given], port: int) -> str:
    return f"{_text(parts, 'host') or 'localhost'}:{_text(parts, 'port') or port}"


def _text(parts: Mapping[str, Given], key: str) -> str:
    return str(parts[key].value) if key in parts else ""


SECTIONS: Final[dict[str, tuple[tuple[str, ...], Callable[[Mapping[str, Given]], dict[str, Given]]]]] = {
    "database": (tuple(_DATABASE.values()), _database),
    "cache": (tuple(_CACHE.values()), _cache),
    "security": (tuple(_SECURITY), _security),
}
"""File section -> the keys it may hold, and how they are read."""
