"""What to import, as checked command-line options."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from datetime import UTC, tzinfo
from pathlib import Path

import msgspec
import xxhash

from tidegauge.core.errors import ErrorDetail, InvalidInput
from tidegauge.core.suggestion import did_you_mean
from tidegauge.core.time_range import zone

EVENT_FIELDS = ("timestamp", "name", "type", "id", "user_id", "anonymous_id", "session_id", "value", "tags", "source", "properties")
PROPERTY_PREFIX = "properties."


class Order(msgspec.Struct, frozen=True):
    """One import. `maps`: (field, column); `sets`: (field, SQL expression); a field is one of EVENT_FIELDS or `properties.<name>`."""

    file: str
    url: str
    key: str
    format: str
    name: str
    maps: tuple[tuple[str, str], ...]
    sets: tuple[tuple[str, str], ...]
    where: str | None
    timezone: str
    timestamp_format: str | None
    encoding: str
    delimiter: str | None
    resume: bool
    rejects: Path | None
    batch_size: int

    @property
    def label(self) -> str:
        """The file's name, for people."""
        return "stdin" if self.file == "-" else Path(self.file).name

    @property
    def zone(self) -> tzinfo:
        """The zone of times without an offset."""
        return UTC if self.timezone == "UTC" else zone(self.timezone)  # UTC's own class is several times faster than its ZoneInfo

    def digest(self, *more: str) -> bytes:
        """16 bytes that stand for what the rows become (not for the file, the rows chosen or where they go), and for `more`."""
        parts = (self.name, self.maps, self.sets, self.timezone, self.timestamp_format, *more)
        return xxhash.xxh3_128_digest(msgspec.json.encode(parts))


def parse_order(arguments: argparse.Namespace, environ: Mapping[str, str]) -> Order:
    """The order that the options give. Raises InvalidInput naming the option that is wrong."""
    key = arguments.key or environ.get("TIDEGAUGE_WRITE_KEY", "")
    if not key:
        raise InvalidInput("A write key is needed: --key KEY or TIDEGAUGE_WRITE_KEY in the environment.")
    if not arguments.url.startswith(("http://", "https://")):
        raise InvalidInput(f"--url {arguments.url}: must start with http:// or https://.")
    zone(arguments.timezone)
    if arguments.delimiter is not None and len(arguments.delimiter) != 1:
        raise InvalidInput(f"--delimiter {arguments.delimiter!r}: must be one character.")
    return Order(
        file=arguments.file,
        url=arguments.url.rstrip("/"),
        key=key,
        format=arguments.format,
        name=arguments.name or "",
        maps=_assignments("--map", arguments.map),
        sets=_assignments("--set", arguments.set),
        where=arguments.where,
        timezone=arguments.timezone,
        timestamp_format=arguments.timestamp_format,
        encoding=arguments.encoding,
        delimiter=arguments.delimiter,
        resume=arguments.resume,
        rejects=arguments.rejects,
        batch_size=arguments.batch_size,
    )


def _assignments(option: str, texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    pairs: dict[str, str] = {}
    for text in texts:
        field, equals, right = (part.strip() for part in text.partition("="))
        if not (field and equals and right):
            raise InvalidInput(f"{option} {text!r}: write FIELD={'COLUMN' if option == '--map' else 'EXPR'}.")
        _check_field(option, field)
        if field in pairs:
            raise InvalidInput(f"{option} gives '{field}' twice.")
        pairs[field] = right
    return tuple(pairs.items())


def _check_field(option: str, field: str) -> None:
    if field in EVENT_FIELDS or (field.startswith(PROPERTY_PREFIX) and field != PROPERTY_PREFIX):
        return
    hint = did_you_mean(field, EVENT_FIELDS) or f" Fields: {', '.join(EVENT_FIELDS)}; or properties.<name>."
    raise InvalidInput(f"{option}: unknown event field '{field}'.{hint}", details=[ErrorDetail(field, "not an event field")])
