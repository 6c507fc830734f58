"""Settings: write a commented file to start from, check one, or show what a server here would use.

tidegauge config init > tidegauge.yaml
tidegauge config check --config tidegauge.yaml
tidegauge config show --config tidegauge.yaml"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidegauge.core.settings import Settings

NAME = "config"
HELP = "write, check or show settings"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with which file."""
    parser.add_argument("action", choices=("init", "check", "show"))
    parser.add_argument("--config", metavar="FILE", type=Path, help="YAML settings file")


def run(arguments: argparse.Namespace) -> int:
    from tidegauge.core.settings import load_settings

    if arguments.action == "init":
        print(commented_file(), end="")
        return 0
    settings = load_settings(arguments.config, os.environ, {})
    if arguments.action == "show":
        print(effective(settings), end="")
    else:
        print(f"{arguments.config or 'the environment'}: every setting is known and valid")
    return 0


def commented_file() -> str:
    """A YAML file with every setting at its default, commented out under its description; settings that hold secrets are read from the environment."""
    import msgspec

    from tidegauge.core.settings import Settings, description, groups, is_secret

    defaults = msgspec.to_builtins(Settings(), enc_hook=str)
    lines = ["# Settings of Tidegauge. Take the # away from what you change; what stays commented keeps its default."]
    for title, names in groups().items():
        lines += ["", f"# --- {title} ---"]
        for name in names:
            shown = f"${{TIDEGAUGE_{name.upper()}}}" if is_secret(name) else defaults[name]
            lines += ["", f"# {description(name)}", f"# {_line(name, shown)}"]
    return "\n".join(lines) + "\n"


def effective(settings: Settings) -> str:
    """The settings as YAML, secrets as ***."""
    from tidegauge.core.settings import describe

    return "".join(f"{_line(name, value)}\n" for name, value in describe(settings).items())


def _line(name: str, value: object) -> str:
    return f"{name}: {json.dumps(value, ensure_ascii=False)}"  # JSON is YAML
