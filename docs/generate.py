"""Writes the reference pages that come from the code: `python docs/generate.py`, or `--check` to only say which are not current."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import msgspec
from audit_page import audit_page
from hostile_cases import hostile_page
from permissions_page import Policies, permissions_page
from security_page import security_page

from tidegauge.accounts.dependencies import route_policies
from tidegauge.app.application import framework
from tidegauge.app.opening import open_parts
from tidegauge.contracts.json_schema import schema_of
from tidegauge.core.settings import PREFIX, Settings, description, groups, is_secret, load_settings
from tidegauge.dashboards.schema import document_schema, widget_schemas
from tidegauge.dashboards.widgets.option import DisplayOptions
from tidegauge.telemetry.reading import READINGS

ROOT: Final = Path(__file__).parent.parent
_GENERATED: Final = "<!-- Written by docs/generate.py from the code; change it there. -->\n"


def settings_page() -> str:
    """Every setting with its variable, default and meaning."""
    lines = [
        "# Settings\n",
        _GENERATED,
        "Read in this order, the later wins: the YAML file of `--config`, variables of older installations, files of secrets, `TIDEGAUGE_…` variables,",
        "options of `serve`.",
        "An unknown or wrong setting stops the start and names the file and line, the variable or the option.",
    ]
    defaults = {field.name: _default(field.default) for field in msgspec.structs.fields(Settings)}
    for title, names in groups().items():
        lines += [f"\n## {title}\n", "| setting | variable | default | meaning |", "|---|---|---|---|"]
        for name in names:
            secret = " Never shown." if is_secret(name) else ""
            lines.append(f"| `{name}` | `{PREFIX}{name.upper()}` | {defaults[name]} | {description(name)}{secret} |")
    return "\n".join(lines) + _SETTINGS_NOTES


def metrics_page() -> str:
    """Every metric of `GET /metrics`."""
    lines = ["# Metrics of the product itself\n", _GENERATED, "`GET /metrics` gives them in Prometheus' text format, beside those of the process and Python.\n"]
    lines += ["| metric | kind | label | meaning |", "|---|---|---|---|"]
    lines += [
        "| `http_request_duration_seconds` | histogram | method, endpoint, status | HTTP request latency. |",
        "| `ai_api_requests_total` | counter | model, status | Calls to language models, and what came of them (`ok`, `failed`, …). |",
        "| `tidegauge_event_loop_lag_seconds` | histogram | | How late the event loop was. |",
    ]
    for reading in READINGS:
        name = f"{reading.name}_total" if reading.kind == "counter" else reading.name
        lines.append(f"| `{name}` | {reading.kind} | {reading.label} | {reading.documentation} |")
    return "\n".join(lines) + "\n"


def dashboards_page() -> str:
    """The document of a dashboard and the options of every kind of widget."""
    lines = ["# Dashboard documents\n", _GENERATED, _DASHBOARD_NOTES, *_fields("Document", document_schema()), "## Widget options\n"]
    shared = set(schema_of(DisplayOptions)["properties"])
    lines += ["Every kind takes these:\n", *_options(schema_of(DisplayOptions), set())]
    for kind, schema in widget_schemas().items():
        lines += [f"### `{kind}`\n", f"{schema['description']}\n", *_options(schema, shared)]
    return "\n".join(lines)


def document_schema_file() -> str:
    """The JSON Schema of a dashboard's document, for editors and other programs."""
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **document_schema()}, ensure_ascii=False, indent=1) + "\n"


def options_schema() -> str:
    """The options of every kind of widget, for the interface's forms."""
    return json.dumps(widget_schemas(), ensure_ascii=False, indent=1) + "\n"


def openapi_document() -> str:
    """Every call of the API, as a server says it at `/openapi.json`; the types of the interface's calls come from it."""
    return json.dumps(asyncio.run(_described()), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


async def _policies() -> Policies:
    with TemporaryDirectory() as directory:
        parts = await open_parts(load_settings(None, {}, {"data_dir": Path(directory)}))
        await parts.start()
        try:
            return route_policies(framework(parts).routes)
        finally:
            await parts.stop()


async def _described() -> dict[str, Any]:
    with TemporaryDirectory() as directory:
        parts = await open_parts(load_settings(None, {}, {"data_dir": Path(directory)}))
        await parts.start()
        try:
            return framework(parts).openapi()
        finally:
            await parts.stop()


PAGES: Final = {
    "docs/reference/settings.md": settings_page,
    "docs/reference/metrics.md": metrics_page,
    "docs/reference/dashboards.md": dashboards_page,
    "docs/reference/permissions.md": lambda: permissions_page(_GENERATED, asyncio.run(_policies())),
    "docs/reference/audit.md": lambda: audit_page(_GENERATED),
    "docs/reference/hostile-cases.md": lambda: hostile_page(ROOT, _GENERATED),
    "docs/reference/security.md": lambda: security_page(ROOT, _GENERATED),
    "docs/reference/dashboard.schema.json": document_schema_file,
    "docs/reference/openapi.json": openapi_document,
    "frontend/src/widgets/options.schema.json": options_schema,
}


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` give 1 when one is not current."""
    pages = {name: page() for name, page in PAGES.items()}
    stale = [name for name, text in pages.items() if not (ROOT / name).exists() or (ROOT / name).read_text() != text]
    if "--check" in arguments:
        for name in stale:
            print(f"{name} is not current: run `make docs`", file=sys.stderr)
        return 1 if stale else 0
    for name in stale:
        (ROOT / name).write_text(pages[name])
        print(f"wrote {name}")
    return 0


def _fields(name: str, schema: dict[str, Any]) -> list[str]:
    """A table of an object's fields, then tables of the objects in them."""
    lines, inner = [f"### {name}\n", f"{schema['description']}\n", "| field | | |", "|---|---|---|"], list[str]()
    for field, what in schema["properties"].items():
        is_needed = field in schema.get("required", ())
        lines.append(f"| `{field}` | {_kind(what)} | {'needed. ' if is_needed else ''}{_words(what)} |")
        item = what.get("items", what)
        if "properties" in item and item["title"] != "Question":
            inner += _fields(item["title"], item)
    return [*lines, "", *inner]


def _options(schema: dict[str, Any], left_out: set[str]) -> list[str]:
    named = {name: what for name, what in schema["properties"].items() if name not in left_out}
    lines = ["| option | | default | |", "|---|---|---|---|"] if named else []
    for name, what in named.items():
        default = json.dumps(what["default"], ensure_ascii=False)
        lines.append(f"| `{name}` | {_kind(what)} | `{default}` | {what['title']}. {_words(what)} |")
    return [*lines, ""]


def _words(what: dict[str, Any]) -> str:
    return str(what.get("description", "")).replace("|", "\\|")


def _kind(what: dict[str, Any]) -> str:
    """A schema in a few words."""
    if "enum" in what:
        return ", ".join(f"`{value}`" for value in what["enum"])
    if "anyOf" in what:
        return " or ".join(_kind(one) for one in what["anyOf"])
    if what.get("type") == "array":
        most = f" (at most {what['maxItems']})" if "maxItems" in what else ""
        return f"list of {_kind(what['items'])}{most}" if what.get("items") else f"list{most}"
    if "properties" in what:
        return str(what.get("title", "object"))
    low, high = what.get("minimum", what.get("minLength")), what.get("maximum", what.get("maxLength"))
    span = f" {'' if low is None else low}…{'' if high is None else high}" if low is not None or high is not None else ""
    unit = " characters" if span and what.get("type") == "string" else ""
    return f"{what.get('type', 'anything')}{span}{unit}"


_DASHBOARD_NOTES: Final = """A dashboard is one JSON document: `GET /api/dashboards/{id}` gives it, `PUT` saves the next version.
The same as JSON Schema: [dashboard.schema.json](dashboard.schema.json), which is what `GET /api/dashboards/schema` gives, and, for the options of each kind of
widget, `GET /api/widgets/schema`. At most 512 KiB, 100 widgets (`widgets_per_dashboard`) and 20 tabs; one person may own 200 dashboards
(`dashboards_per_person`), those in the bin not counted. Over a limit the answer is 422 and names it.

`GET /api/dashboards` lists those you may see (`search`, `folder`, `tag`, `favourite`, `deleted`); `GET /api/dashboards?id=ID` gives one whole, as `GET
/api/dashboards/ID` does. `POST /api/dashboards` makes one from `{"document"}`, `{"template"}` or `{"copy_of"}`. All texts are text: nothing in them is markup,
but the `text` widget and descriptions are Markdown without HTML. Times: a named window as in a question, or `{"from", "to"}`.
"""


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

## Secrets in files

Settings that are never shown may each stand in a file, as secret stores hand them over:

- `TIDEGAUGE_<NAME>_FILE` names the file: `TIDEGAUGE_META_URL_FILE=/run/secrets/meta_url` (Docker and Kubernetes secrets, agents of vaults).
- A credential of systemd that is named as the setting is found by itself: `LoadCredential=secret_key:/etc/tidegauge/secret_key`, or
  `LoadCredentialEncrypted=`. What else the unit carries is left alone.

The file holds the secret and nothing else; a line's end behind it does not count. It is read at the start.

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
| `SENTRY_DSN` | `sentry_dsn` |
| `OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_EXPORTER_OTLP_HEADERS` | `otlp_endpoint`, `otlp_headers` |
| `JWT_ALGORITHM` | only `HS256` is accepted |
"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
