"""Secrets in files of their own, as secret stores hand them over: `TIDEGAUGE_<NAME>_FILE`, and systemd's credentials."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from tidegauge.core.settings_source import Given, InvalidSettings

CREDENTIALS: Final = "CREDENTIALS_DIRECTORY"
"""Where systemd puts what `LoadCredential=` and `LoadCredentialEncrypted=` of a unit name."""
SUFFIX: Final = "_FILE"
_MAX_BYTES: Final = 65_536


def from_secret_files(environ: Mapping[str, str], prefix: str, secrets: Collection[str], settings: Collection[str]) -> dict[str, Given]:
    """The settings of `secrets` that `<prefix><NAME>_FILE` or a credential named as the setting hold; the variable wins.

    A variable that is one of `settings` itself is left to that. Raises InvalidSettings for a file that cannot be read, is empty or no text, and for a
    secret that is given both by itself and by a file.
    """
    given = {name: _read(Path(environ[CREDENTIALS]) / name, f"credential {name}") for name in _credentials(environ, secrets)}
    for name in secrets:
        variable = f"{prefix}{name.upper()}"
        if variable + SUFFIX not in environ or f"{name}{SUFFIX.lower()}" in settings:
            continue
        if variable in environ:
            raise InvalidSettings(f"{variable} and {variable}{SUFFIX} are both set. Remove one of them.")
        given[name] = _read(Path(environ[variable + SUFFIX]), f"environment variable {variable}{SUFFIX}")
    return given


def _credentials(environ: Mapping[str, str], secrets: Collection[str]) -> list[str]:
    """Those there are; a unit may carry others, which are somebody else's."""
    directory = environ.get(CREDENTIALS)
    return [name for name in secrets if (Path(directory) / name).is_file()] if directory else []


def _read(path: Path, place: str) -> Given:
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
        text = content.decode().rstrip("\r\n")
    except OSError as error:
        raise InvalidSettings(f"{place}: {path} cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise InvalidSettings(f"{place}: {path} is not UTF-8 text.") from None
    if not text or len(content) > _MAX_BYTES:
        raise InvalidSettings(
            f"{place}: {path} {'is empty' if not text else f'is larger than {_MAX_BYTES:,} bytes'}; it should hold the secret and nothing else."
        )
    return Given(text, f"{place}, {path}")
