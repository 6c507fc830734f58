"""The table of hostile cases: what they are from `tests/hostile/cases.md`, what proves them from the marks on the tests."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_CASE: Final = re.compile(r"(\d+)\. (.+)")
_NOTES: Final = """What is done to the product on purpose, and what it must do. The cases are written in [tests/hostile/cases.md](../../tests/hostile/cases.md);
a test says by its mark which it proves. Open is a case that no test names.
"""


def hostile_page(root: Path, generated: str) -> str:
    """The page, from the repository at `root`. Raises ValueError when a test names a case that is not in the list, or a number stands there twice."""
    groups = list(_groups((root / "tests/hostile/cases.md").read_text()))
    numbers = [number for _, cases in groups for number, _ in cases]
    if len(numbers) != len(set(numbers)) or any(cases != sorted(cases) for _, cases in groups):
        raise ValueError("tests/hostile/cases.md: a number is there twice, or out of order within its group.")
    proofs = _proofs(root / "tests")
    if unknown := set(proofs) - set(numbers):
        raise ValueError(f"Tests name hostile cases that are not in tests/hostile/cases.md: {sorted(unknown)}.")
    open_cases = [number for number in numbers if number not in proofs]
    lines = ["# Hostile cases\n", generated, _NOTES, f"{len(numbers) - len(open_cases)} of {len(numbers)} cases are proven. Open: {_list(open_cases)}.\n"]
    for title, cases in groups:
        lines += [f"## {title}\n", "| | case | proven by |", "|---|---|---|"]
        lines += [f"| {number} | {text} | {'<br>'.join(proofs[number]) if number in proofs else '**open**'} |" for number, text in cases]
        lines.append("")
    return "\n".join(lines)


def _groups(text: str) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    for part in text.split("\n## ")[1:]:
        title, _, rest = part.partition("\n")
        yield title, [(int(found[1]), found[2].replace("|", "\\|")) for line in rest.splitlines() if (found := _CASE.fullmatch(line))]


def _proofs(tests: Path) -> dict[int, list[str]]:
    """Case -> `file: test, test` of those that name it, in order."""
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in sorted(tests.rglob("test_*.py")):
        name = path.relative_to(tests).as_posix()
        tree = ast.parse(path.read_text())
        for test, numbers in _marked(tree):
            for number in numbers:
                found[number][name].append(test)
    return {number: [f"{name}: {_few(names)}" for name, names in files.items()] for number, files in found.items()}


def _marked(tree: ast.Module) -> Iterator[tuple[str, set[int]]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(target, ast.Name) and target.id == "pytestmark" for target in node.targets):
            yield "all of it", _numbers(node.value)
        elif isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name.removeprefix("test_").replace("_", " "), {number for mark in node.decorator_list for number in _numbers(mark)}


def _numbers(node: ast.AST) -> set[int]:
    calls = [call for call in ast.walk(node) if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "hostile"]
    return {int(value.value) for call in calls for value in call.args if isinstance(value, ast.Constant) and isinstance(value.value, int)}


def _few(names: list[str], most: int = 3) -> str:
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def _list(numbers: list[int]) -> str:
    return ", ".join(str(number) for number in numbers) or "none"
