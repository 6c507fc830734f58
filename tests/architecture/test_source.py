"""Rules of the house that a linter does not know."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/tidegauge"
FILES = sorted(path for path in SOURCE.rglob("*.py") if "web" not in path.parts)


@cache
def _trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text()) for path in FILES}


def _imports(tree: ast.Module, *, top_level_only: bool = False) -> set[str]:
    nodes = tree.body if top_level_only else list(ast.walk(tree))
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def _users_of(*libraries: str) -> set[str]:
    return {path.relative_to(SOURCE).as_posix() for path, tree in _trees().items() if any(name.split(".")[0] in libraries for name in _imports(tree))}


def test_no_file_catches_everything() -> None:
    def is_catch_all(handler: ast.ExceptHandler) -> bool:
        names = [handler.type] if not isinstance(handler.type, ast.Tuple) else handler.type.elts
        return any(name is None or (isinstance(name, ast.Name) and name.id in ("Exception", "BaseException")) for name in names)

    found = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path, tree in _trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and is_catch_all(node) and "catch-all:" not in path.read_text().splitlines()[node.lineno - 1]
    ]
    assert found == []


def test_the_web_framework_stays_in_its_rooms() -> None:
    allowed = ("app/", "compat/", "live/transports/")
    strays = [f for f in _users_of("fastapi", "starlette") if not f.startswith(allowed) and not f.endswith("routes.py") and f != "accounts/dependencies.py"]
    assert strays == []


def test_no_router_is_included() -> None:
    """Its routes are taken as they are: an included one has each of them made a second time, at the first request."""
    called = {node.attr for tree in _trees().values() for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert "include_router" not in called


def test_no_server_of_a_test_sets_the_logs_of_others() -> None:
    """Uvicorn sets the whole process's loggers unless it is told not to."""
    servers = {
        path.name: ast.unparse(node)
        for path in (ROOT / "tests").rglob("*.py")
        if "uvicorn.Config(" in (text := path.read_text()) and path != Path(__file__)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "uvicorn.Config"
    }
    assert len(servers) > 5
    assert [name for name, call in servers.items() if "log_config=None" not in call or "log_level" in call] == []


def test_the_orm_stays_in_meta_and_repositories() -> None:
    assert [f for f in _users_of("sqlalchemy", "alembic") if not f.startswith("meta/") and not f.endswith("repository.py")] == []


def test_the_embedded_engine_stays_in_its_folder() -> None:
    assert [f for f in _users_of("chdb", "clickhouse_connect") if not f.startswith("store/engines/")] == []


def test_no_drawer_modules() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "impl"}
    assert [path.name for path in FILES if path.stem in drawers] == []


def test_every_package_says_what_it_receives_gives_and_never_does() -> None:
    packages = [path for path in FILES if path.name == "__init__.py" and path.parent.parent == SOURCE and path.parent.name not in ("app", "cli", "testing")]
    assert [p.parent.name for p in packages if "->" not in (ast.get_docstring(_trees()[p]) or "")] == []


@pytest.mark.parametrize("module", ["tidegauge.cli.main"])
def test_the_help_loads_nothing_heavy(module: str) -> None:
    heavy = "{'chdb', 'numpy', 'pyarrow', 'polars', 'fastapi', 'sqlalchemy', 'uvicorn', 'pandas', 'pydantic'}"
    code = f"import sys, {module}; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_file_sizes_are_reported_and_stay_small(record_property: Callable[[str, object], None]) -> None:
    sizes = sorted(len(path.read_text().splitlines()) for path in FILES if path.name != "__init__.py")
    median, p90 = statistics.median(sizes), sizes[int(len(sizes) * 0.9)]
    record_property("python_file_lines", f"median {median}, p90 {p90}, largest {sizes[-1]}")
    print(f"python files: {len(sizes)}, median {median} lines, p90 {p90}, largest {sizes[-1]}")
    assert median <= 120
    assert p90 <= 300
    assert sizes[-1] <= 400
