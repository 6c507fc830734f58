"""Every setting of a node, and the one way they are read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta

from tidegauge.core.address_setting import refuse_unreadable
from tidegauge.core.plain_ways import refuse_plain
from tidegauge.core.secret_files import SUFFIX, from_secret_files
from tidegauge.core.setting_groups.secret import refuse_weak
from tidegauge.core.setting_groups.server import refuse_half_tls
from tidegauge.core.setting_groups.telemetry import TelemetrySettings
from tidegauge.core.settings_file import read_settings_file
from tidegauge.core.settings_source import Given, InvalidSettings
from tidegauge.core.source_variables import from_source_variables
from tidegauge.core.suggestion import did_you_mean

PREFIX: Final = "TIDEGAUGE_"
CLIENT_VARIABLES: Final = frozenset({"TIDEGAUGE_URL"})
"""Variables of the command line's clients; no settings of a server."""


class Settings(TelemetrySettings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a node was told, by all groups. Made by `load_settings`; `store_url` and `meta_url` are then always full URLs."""


FIELD_TYPES: Final[dict[str, Any]] = get_type_hints(Settings, include_extras=True)
"""Setting -> its annotated type, group by group."""


def groups() -> dict[str, tuple[str, ...]]:
    """Title of a group -> its settings, in order."""
    kinds = [kind for kind in reversed(Settings.__mro__) if vars(kind).get("__annotations__") and issubclass(kind, msgspec.Struct)]
    return {str(kind.__doc__).rstrip("."): tuple(name for name in kind.__annotations__ if name in FIELD_TYPES) for kind in kinds}


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
    refuse_weak(name, converted, given.place)
    refuse_unreadable(name, converted, given.place)
    return converted


def _path(kind: type, value: Any) -> Path:
    if not isinstance(value, str | os.PathLike) or not str(value):
        raise msgspec.ValidationError("Expected a path")
    return Path(value)


def _with_urls(settings: Settings) -> Settings:
    data = settings.data_dir.expanduser().absolute()
    refuse_half_tls(settings)
    whole = msgspec.structs.replace(
        settings,
        https=settings.https or bool(settings.tls_cert),
        data_dir=data,
        store_url=settings.store_url or f"chdb://{data / 'store'}",
        meta_url=settings.meta_url or f"sqlite:///{data / 'meta.db'}",
    )
    refuse_plain(whole)
    return whole
