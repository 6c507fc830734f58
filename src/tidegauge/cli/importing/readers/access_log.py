"""Apache and nginx access logs, common and combined: one request a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any

from tidegauge.cli.importing.block import Block, Reject
from tidegauge.cli.importing.readers.lines import read_lines
from tidegauge.cli.importing.readers.options import ReadOptions
from tidegauge.cli.importing.source import Source

_QUOTED = r'"((?:[^"\\]|\\.)*)"'
_LINE = re.compile(rf"(\S+) \S+ (?:.*?) ?\[([^\]]{{20,40}})\] {_QUOTED} (\d{{3}}) (\d+|-)(?: {_QUOTED} {_QUOTED})?(?: .*)?")
_TIME = re.compile(r"(\d\d)/(\w{3})/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)")
_REQUEST = re.compile(r"([A-Z][A-Z_-]{0,30}) (.+?)(?: (HTTP/\d(?:\.\d)?))?")
_MONTHS = {name: number for number, name in enumerate(("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1)}
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|(.))")
_LETTERS = {"n": "\n", "t": "\t", "r": "\r"}


def read(source: Source, options: ReadOptions) -> Iterator[Block]:
    """Blocks of requests. Columns: `timestamp`, `anonymous_id` (the IP's keyed hash), method, path, status, bytes, referrer, user_agent, protocol,
    country, device, browser, os, is_bot; what a line does not say is left out."""
    from tidegauge.cli.importing.visitor import VisitorFinder

    finder = VisitorFinder(options.secret)
    for first, lines in read_lines(source, options.rows):
        block = Block([], [], [], [])
        for number, line in enumerate(lines, first):
            text = line.decode("utf-8", "replace").rstrip("\r")
            if not text:
                continue
            record = parse_line(text)
            if isinstance(record, str):
                block.rejects.append(Reject(number, record, text))
                continue
            record.update(finder.describe(record.pop("ip"), record.get("user_agent", "")))
            block.records.append(record)
            block.numbers.append(number)
            block.originals.append(line)
        if block.numbers or block.rejects:
            yield block


def parse_line(line: str) -> dict[str, Any] | str:
    """The request a line tells of, with the client's address as `ip`; or why it does not tell of one."""
    match = _LINE.fullmatch(line)
    if match is None:
        return "not a line of the common or combined log format"
    ip, time_text, request, status, size, referrer, user_agent = match.groups()
    moment = _moment(time_text)
    if moment is None:
        return f"'{time_text}' is not a time of an access log"
    record: dict[str, Any] = {"ip": ip, "timestamp": moment, **_request(request), "status": int(status)}
    if size != "-":
        record["bytes"] = int(size)
    if referrer not in (None, "", "-"):
        record["referrer"] = _unescape(referrer)
    if user_agent not in (None, "", "-"):
        record["user_agent"] = _unescape(user_agent)
    return record


@lru_cache(maxsize=1024)
def _moment(text: str) -> datetime | None:
    match = _TIME.fullmatch(text)
    if match is None or match[2] not in _MONTHS:
        return None
    day, _, year, hour, minute, second, sign, offset_hours, offset_minutes = match.groups()
    offset = timedelta(hours=int(offset_hours), minutes=int(offset_minutes))
    try:
        zone = timezone(-offset if sign == "-" else offset)
        return datetime(int(year), _MONTHS[match[2]], int(day), int(hour), int(minute), int(second), tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _request(text: str) -> dict[str, str]:
    """Method, path (the full request target) and protocol; only the path when a client sent something else than a request line."""
    match = _REQUEST.fullmatch(text)
    if match is None:
        return {"path": _unescape(text)} if text not in ("", "-") else {}
    method, path, protocol = match.groups()
    parts = {"method": method, "path": _unescape(path)}
    if protocol:
        parts["protocol"] = protocol
    return parts


def _unescape(text: str) -> str:
    r"""Undo `\"`, `\\` and `\xHH`. Bytes that are no UTF-8 stay escaped, so that nothing is lost."""
    if "\\" not in text:
        return text
    try:
        return b"".join(_unescaped_parts(text)).decode()
    except UnicodeDecodeError:
        return text


def _unescaped_parts(text: str) -> Iterator[bytes]:
    end = 0
    for match in _ESCAPE.finditer(text):
        yield text[end : match.start()].encode()
        yield bytes([int(match[1], 16)]) if match[1] else _LETTERS.get(match[2], match[2]).encode()
        end = match.end()
    yield text[end:].encode()
