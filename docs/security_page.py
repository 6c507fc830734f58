"""The page about the OWASP ASVS: the requirements from `tests/security/asvs.yaml`, what proves them from the marks on the tests."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

LIST: Final = "tests/security/asvs.yaml"
_REASONS: Final = ("met", "none", "open")
_NOTES: Final = """How the product stands to levels 1 and 2 of the [OWASP Application Security Verification Standard 5.0.0](https://github.com/OWASP/ASVS)
(© the OWASP Foundation, [CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/)). The numbers are the standard's, the words are shortened, and the list
is under the same licence. It is written in [tests/security/asvs.yaml](../../tests/security/asvs.yaml); a test says by its mark what it proves:
`@pytest.mark.asvs("6.2.1")`.

*Tested*: tests prove it. *Met*: it holds by the way the product is made, as said there. *Not applicable*: the product has no such thing.
**Open**: it is missing.
"""


def security_page(root: Path, generated: str) -> str:
    """The page, from the repository at `root`.

    Raises ValueError for a mark with an unknown number, and for a requirement of which nothing is said, or too much.
    """
    chapters: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load((root / LIST).read_text())
    known = {number: what for chapter in chapters.values() for number, what in chapter.items()}
    proofs = _proofs(root / "tests")
    if unknown := sorted(proofs.keys() - known.keys()):
        raise ValueError(f"Tests name requirements that are not in {LIST}: {unknown}.")
    if unsaid := [number for number, what in known.items() if number not in proofs and not what.keys() & set(_REASONS)]:
        raise ValueError(f"{LIST}: neither a test nor a reason for {unsaid}.")
    if doubled := [number for number, what in known.items() if number in proofs and what.keys() & set(_REASONS)]:
        raise ValueError(f"{LIST}: a test proves these, so they need no reason: {doubled}.")
    counted = Counter((what["level"], _state(what)) for what in known.values())
    lines = ["# Security: the OWASP ASVS\n", generated, _NOTES, *_totals(counted), ""]
    for title, chapter in chapters.items():
        lines += [f"## {title}\n", "| | level | requirement | |", "|---|---|---|---|"]
        lines += [f"| {number} | {what['level']} | {what['text']} | {_answer(what, proofs.get(number, []))} |" for number, what in chapter.items()]
        lines.append("")
    return "\n".join(lines)


def _state(what: dict[str, Any]) -> str:
    return next((reason for reason in _REASONS if reason in what), "tested")


def _totals(counted: Counter[tuple[int, str]]) -> Iterator[str]:
    yield "| level | tested | met | not applicable | open |"
    yield "|---|---|---|---|---|"
    for level in (1, 2):
        yield f"| {level} | {' | '.join(str(counted[level, state]) for state in ('tested', *_REASONS))} |"


def _answer(what: dict[str, Any], proofs: list[str]) -> str:
    words = {"met": "Met", "none": "Not applicable", "open": "**Open**", "tested": "Tested"}[state := _state(what)]
    return f"{words}: {'<br>'.join(proofs) if state == 'tested' else str(what[state]).replace('|', chr(92) + '|')}"


def _proofs(tests: Path) -> dict[str, list[str]]:
    """Requirement -> `file: test, test` of those that name it."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in sorted(tests.rglob("test_*.py")):
        if "asvs(" in (text := path.read_text()):
            for test, number in _marked(ast.parse(text)):
                found[number][path.relative_to(tests).as_posix()].append(test)
    return {number: [f"{name}: {_few(names)}" for name, names in files.items()] for number, files in found.items()}


def _marked(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(target, ast.Name) and target.id == "pytestmark" for target in node.targets):
            yield from (("all of it", number) for number in _numbers(node.value))
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            name = node.name.removeprefix("test_").replace("_", " ")
            yield from ((name, number) for mark in node.decorator_list for number in _numbers(mark))


def _numbers(node: ast.AST) -> list[str]:
    calls = [call for call in ast.walk(node) if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "asvs"]
    return [str(value.value) for call in calls for value in call.args if isinstance(value, ast.Constant)]


def _few(names: list[str], most: int = 3) -> str:
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")
