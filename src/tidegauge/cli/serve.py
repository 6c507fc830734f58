"""Serve the interface, the API, ingest and live updates from one process.

Settings come from --config, then TIDEGAUGE_… environment variables, then the options here; the later one wins.
SIGTERM and Ctrl-C stop cleanly."""

from __future__ import annotations

import argparse
import gc
import os
from pathlib import Path

NAME = "serve"
HELP = "run the server"
ROLES = ("web", "ingest", "live", "worker")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options left out are None or False, so that they do not hide the file's and the environment's settings."""
    parser.add_argument("--data-dir", metavar="DIR", type=Path, help="where everything is kept (made when missing; default ./data)")
    parser.add_argument("--host", metavar="H", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", metavar="N", type=port, help="port to listen on (default 8050)")
    parser.add_argument("--tls-cert", metavar="FILE", help="certificate and chain (PEM): serve HTTPS; read anew when it changes")
    parser.add_argument("--tls-key", metavar="FILE", help="private key of the certificate (PEM)")
    parser.add_argument("--config", metavar="FILE", type=Path, help="YAML settings file")
    parser.add_argument("--demo", action="store_true", default=None, help="add a project with live sample data")
    parser.add_argument("--role", metavar="ROLE", type=roles, help=f"what this node does: {', '.join(ROLES)} or several with commas (default: all)")


def port(text: str) -> int:
    """0 (any free port) to 65535."""
    if not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"'{text}' is not a port (0 to 65535)")
    return int(text)


def roles(text: str) -> str:
    """Comma-separated roles, each known."""
    for role in text.split(","):
        if role not in ROLES:
            raise argparse.ArgumentTypeError(f"unknown role '{role}' (choose from {', '.join(ROLES)})")
    return text


def run(arguments: argparse.Namespace) -> int:
    gc.disable()  # what the imports make stays: looking through it 400 times took 0.4 s of the start; `app.run` turns it on again
    from tidegauge.app.listening import refuse_taken
    from tidegauge.backup.unfinished import refuse_unfinished
    from tidegauge.core.data_directory import make_writable
    from tidegauge.core.settings import load_settings
    from tidegauge.core.trusted_authorities import trust_also
    from tidegauge.store.opening import begin_opening
    from tidegauge.telemetry.crash_report import open_crash_reports
    from tidegauge.telemetry.log_file import open_log_file
    from tidegauge.telemetry.logs import configure_logs

    overrides = {name: getattr(arguments, name) for name in ("data_dir", "host", "port", "demo", "role", "tls_cert", "tls_key")}
    settings = load_settings(arguments.config, os.environ, {name: value for name, value in overrides.items() if value is not None})
    refuse_taken(settings.host, settings.port)
    make_writable(settings.data_dir)
    file = open_log_file(settings.log_file, max_bytes=settings.log_file_max_bytes, kept=settings.log_files)
    configure_logs(settings.log_level, settings.log_format, file=file, on_error=open_crash_reports(settings.sentry_dsn))
    refuse_unfinished(settings.data_dir)
    trust_also(settings.ca_file, settings.data_dir)
    opening = begin_opening(settings.store_url, settings.engine_confinement)
    from tidegauge.app.run import serve

    return serve(settings, opening) or 0
