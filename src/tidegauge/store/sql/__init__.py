"""The store's schema, one file a step, applied in order; a released file is never changed."""

from __future__ import annotations

from importlib.resources import files


def migration_scripts() -> list[tuple[str, list[str]]]:
    """Every step's name with its statements, in order."""
    scripts = sorted((item for item in files(__name__).iterdir() if item.name.endswith(".sql")), key=lambda item: item.name)
    return [(item.name.removesuffix(".sql"), _statements(item.read_text("utf-8"))) for item in scripts]


def _statements(text: str) -> list[str]:
    lines = [line for line in text.splitlines() if not line.startswith("--")]
    return [statement.strip() for statement in "\n".join(lines).split(";\n") if statement.strip(" ;\n")]
