"""Texts with fields in them: names that are known, and nothing that could be run."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template
from typing import Final

from tidegauge.core.errors import ErrorDetail, InvalidInput

FIELDS: Final = ("event", "name", "line", "severity", "value", "threshold", "condition", "since", "group", "description", "link", "contributing")
"""What a template may name, as `$name` or `${name}`; `$$` is a dollar sign."""


def check_template(text: str, place: str) -> str:
    """The text itself. Raises InvalidInput for a name that is not a field, or a lone dollar sign."""
    template = Template(text)
    if not template.is_valid():
        raise _wrong(place, "has a $ that begins no field; write $$ for a dollar sign")
    unknown = [name for name in template.get_identifiers() if name not in FIELDS]
    if unknown:
        raise _wrong(place, f"'{unknown[0]}' is no field; there are {', '.join(FIELDS)}")
    return text


def fill(text: str, values: Mapping[str, str]) -> str:
    """A checked text with its fields filled in, once: what a value holds is never read as a field."""
    return Template(text).safe_substitute(values)


def _wrong(place: str, reason: str) -> InvalidInput:
    return InvalidInput(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])
