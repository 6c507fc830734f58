"""The YAML settings file, read with the line of every key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from tidegauge.core.settings_source import Given, InvalidSettings
from tidegauge.core.source_variables import SECTIONS, from_section
from tidegauge.core.suggestion import did_you_mean

_VARIABLE: Final = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}")
_MAX_BYTES: Final = 1_000_000


def read_settings_file(path: Path, environ: Mapping[str, str], known: Iterable[str]) -> dict[str, Given]:
    """Setting -> given value. `${NAME}` and `${NAME:-default}` in values are taken from `environ`. Raises InvalidSettings with file and line.

    Sections `database`, `cache` and `security` of the older layout are read too.
    """
    known = list(known)
    given: dict[str, Given] = {}
    sections: dict[str, dict[str, Given]] = {}
    for key, node, place in _pairs(_document(path), path):
        if key in SECTIONS and isinstance(node, yaml.MappingNode):
            sections[key] = {name: Given(_value(item, environ, at), at) for name, item, at in _pairs(node, path)}
        elif key not in known:
            raise InvalidSettings(f"{place}: unknown setting '{key}'.{did_you_mean(key, [*known, *SECTIONS])}")
        else:
            given[key] = Given(_value(node, environ, place), place)
    for name, section in sections.items():
        given = from_section(name, section) | given
    return given


def _document(path: Path) -> yaml.MappingNode:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise InvalidSettings(f"{path}: larger than {_MAX_BYTES:,} bytes; this is no settings file.")
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except OSError as error:
        raise InvalidSettings(f"{path}: cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError as error:
        raise InvalidSettings(f"{path}: not UTF-8 at byte {error.start}.") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise InvalidSettings(f"{path}{line}: not YAML: {getattr(error, 'problem', None) or error}.") from None
    if root is None:
        return yaml.MappingNode("tag:yaml.org,2002:map", [])
    if not isinstance(root, yaml.MappingNode):
        raise InvalidSettings(f"{path}:1: expected settings as `name: value` lines.")
    return root


def _pairs(mapping: yaml.MappingNode, path: Path) -> Iterator[tuple[str, yaml.Node, str]]:
    seen: set[str] = set()
    for key, node in mapping.value:
        place = f"{path}:{key.start_mark.line + 1}"
        if not isinstance(key, yaml.ScalarNode):
            raise InvalidSettings(f"{place}: a setting's name must be text.")
        if key.value in seen:
            raise InvalidSettings(f"{place}: '{key.value}' is set twice.")
        seen.add(key.value)
        yield key.value, node, place


def _value(node: yaml.Node, environ: Mapping[str, str], place: str) -> Any:
    if isinstance(node, yaml.SequenceNode):
        if any(not isinstance(item, yaml.ScalarNode) for item in node.value):
            raise InvalidSettings(f"{place}: expected a list of plain values.")
        return [_value(item, environ, place) for item in node.value]
    if not isinstance(node, yaml.ScalarNode):
        raise InvalidSettings(f"{place}: expected a value or a list of values.")
    if node.tag == "tag:yaml.org,2002:null":
        return ""
    if node.tag == "tag:yaml.org,2002:bool":
        return yaml.SafeLoader.bool_values[node.value.lower()]

    def variable(match: re.Match[str]) -> str:
        value = environ.get(match[1], match[2])
        if value is None:
            raise InvalidSettings(f"{place}: environment variable {match[1]} is not set (${{{match[1]}:-default}} gives a default).")
        return value

    return _VARIABLE.sub(variable, node.value)
