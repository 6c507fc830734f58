"""Has the running server make the backup, and waits for it."""

from __future__ import annotations

import http.client
import json
import sys
import time
from pathlib import Path
from typing import Any, Final

from tidegauge.accounts.secret import FILE_NAME, derive_key
from tidegauge.backup.failure import BackupFailed
from tidegauge.backup.operator import OPERATOR, operator_token
from tidegauge.cli.own_server import own_server
from tidegauge.core.errors import Conflict, Unavailable
from tidegauge.core.settings import Settings

_PATH: Final = "/api/admin/backups"
_LOOK_S: Final = 0.5


def make_at_server(settings: Settings) -> Path:
    """Begin a backup, show how far it is on a terminal, and give its directory. Raises Conflict, Unavailable, BackupFailed."""
    name = _call(settings, "POST")["id"]
    while True:
        found = _call(settings, "GET")
        for made in found["backups"]:
            if made["id"] == name:
                _show("")
                return Path(made["path"])
        running, failed = found["running"], found["failed"]
        if running is None or running["id"] != name:
            raise BackupFailed(failed["message"] if failed else "The server made no backup, and does not say why. See its log.")
        _show(f"{running['events']:,} of {running['events_total']:,} events")
        time.sleep(_LOOK_S)


def _call(settings: Settings, method: str) -> dict[str, Any]:
    host, connection = settings.host, None
    try:
        connection = own_server(settings, 30)
        token = operator_token(derive_key(_secret(settings), OPERATOR), time.time_ns() // 1_000_000)
        connection.request(method, _PATH, headers={"Authorization": f"Bearer {token}"})
        response = connection.getresponse()
        answer: dict[str, Any] = json.loads(response.read())
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise Unavailable(f"The server at {host}:{settings.port} did not answer: {error}.") from None
    finally:
        if connection is not None:
            connection.close()
    if response.status == 401:
        raise Conflict(f"The server at {host}:{settings.port} has another secret than {settings.data_dir}. Give the --data-dir that it runs on.")
    if response.status >= 400:
        raise Conflict(str(answer.get("error", {}).get("message") or answer))
    return answer


def _secret(settings: Settings) -> bytes:
    if settings.secret_key:
        return settings.secret_key.encode()
    path = settings.data_dir / FILE_NAME
    try:
        return path.read_bytes().strip()
    except OSError as error:
        mending = "Run this as the server's user with the --data-dir that it runs on, or give it the secret as the server gets it (TIDEGAUGE_SECRET_KEY_FILE)."
        raise Conflict(f"{path} cannot be read ({error.strerror}). {mending}") from None


def _show(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)
