"""Writes the reference pages that come from the code: `python docs/generate.py`, or `--check` to only say which are not current."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

import msgspec

from tidegauge.core.settings import PREFIX, Settings, description, is_secret
from tidegauge.dashboards.schema import widget_schemas
from tidegauge.telemetry.reading import READINGS

ROOT: Final = Path(__file__).parent.parent
_GENERATED: Final = "<!-- Written by docs/generate.py from the code; change it there. -->\n"


def settings_page() -> str:
    """Every setting with its variable, default and meaning."""
    lines = [
        "# Settings\n",
        _GENERATED,
        "Read in this order, the later wins: the YAML file of `--config`, variables of older installations, `TIDEGAUGE_…` variables, options of `serve`.",
        "An unknown or wrong setting stops the start and names the file and line, the variable or the option.\n",
        "| setting | variable | default | meaning |",
        "|---|---|---|---|",
    ]
    for field in msgspec.structs.fields(Settings):
        secret = " Never shown." if is_secret(field.name) else ""
        lines.append(f"| `{field.name}` | `{PREFIX}{field.name.upper()}` | {_default(field.default)} | {description(field.name)}{secret} |")
    return "\n".join(lines) + _SETTINGS_NOTES


def metrics_page() -> str:
    """Every metric of `GET /metrics`."""
    lines = ["# Metrics of the product itself\n", _GENERATED, "`GET /metrics` gives them in Prometheus' text format, beside those of the process and Python.\n"]
    lines += ["| metric | kind | label | meaning |", "|---|---|---|---|"]
    lines += [
        "| `http_request_duration_seconds` | histogram | method, endpoint, status | HTTP request latency. |",
        "| `ai_api_requests_total` | counter | model, status | Calls to language models. |",
        "| `tidegauge_event_loop_lag_seconds` | histogram | | How late the event loop was. |",
    ]
    for reading in READINGS:
        name = f"{reading.name}_total" if reading.kind == "counter" else reading.name
        lines.append(f"| `{name}` | {reading.kind} | {reading.label} | {reading.documentation} |")
    return "\n".join(lines) + "\n"


def options_schema() -> str:
    """The options of every kind of widget, for the interface's forms."""
    return json.dumps(widget_schemas(), ensure_ascii=False, indent=1) + "\n"


PAGES: Final = {
    "docs/reference/settings.md": settings_page,
    "docs/reference/metrics.md": metrics_page,
    "frontend/src/widgets/options.schema.json": options_schema,
}


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` give 1 when one is not current."""
    stale = [name for name, page in PAGES.items() if not (ROOT / name).exists() or (ROOT / name).read_text() != page()]
    if "--check" in arguments:
        for name in stale:
            print(f"{name} is not current: run `make docs`", file=sys.stderr)
        return 1 if stale else 0
    for name in stale:
        (ROOT / name).write_text(PAGES[name]())
        print(f"wrote {name}")
    return 0


def _default(value: Any) -> str:
    if value == "" or value == ():
        return ""
    return "`" + (", ".join(value) if isinstance(value, tuple) else str(value).lower() if isinstance(value, bool) else str(value)) + "`"


_SETTINGS_NOTES: Final = """

## In a file

```yaml
# production.yaml; values may use ${VARIABLE} and ${VARIABLE:-default}
host: 0.0.0.0
https: true
secret_key: ${APP_SECRET}
trusted_proxies: [10.0.0.0/8]
meta_url: postgresql://tidegauge:${DB_PASSWORD}@db.example.com/tidegauge
```

The sections `database` (type, host, port, database, username, password), `cache` (type, host, port, password) and `security` (secret_key, cors_origins,
rate_limit, enable_https) of older files are read too. Lists in variables are written with commas.

## Variables of older installations

| variable | becomes |
|---|---|
| `DB_TYPE` (sqlite, postgresql), `DB_HOST`, `DB_PORT`, `DB_NAME`, `DB_USER`, `DB_PASSWORD` | `meta_url` |
| `DATABASE_URL` | `meta_url` |
| `CACHE_TYPE` (memory, redis), `CACHE_HOST`, `CACHE_PORT`, `CACHE_PASSWORD` | `redis_url` |
| `REDIS_URL` | `redis_url` |
| `SECRET_KEY` | `secret_key` |
| `ALLOWED_ORIGINS` | `cors_origins` |
| `WS_HEARTBEAT_INTERVAL` | `ws_heartbeat_s` |
| `JWT_ALGORITHM` | only `HS256` is accepted |
"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
