"""Which names a rule means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import translate
from typing import Final

from tidegauge.contracts.field import PATH_SEPARATOR
from tidegauge.ingest.privacy.rule import NumberedRule

MAX_REMEMBERED: Final = 10_000


class NameRules:
    """Rules whose targets are names or patterns; the first that fits a name is its rule. What was looked up is remembered."""

    def __init__(self, rules: Iterable[NumberedRule]) -> None:
        self._rules = [(numbered, re.compile(translate(_literal_brackets(numbered.rule.target.strip().casefold()))).match) for numbered in rules]
        self._known: dict[str, NumberedRule | None] = {}

    def __bool__(self) -> bool:
        return bool(self._rules)

    @property
    def first_id(self) -> str:
        """The id of the first rule, for what none of them let pass."""
        return self._rules[0][0].id

    def find(self, path: str) -> NumberedRule | None:
        """The rule of a name, or of a path of nested names joined by PATH_SEPARATOR: by the whole path with dots, or its last name alone."""
        if not self._rules:
            return None
        try:
            return self._known[path]
        except KeyError:
            if len(self._known) >= MAX_REMEMBERED:
                self._known.clear()
            found = self._known[path] = self._search(path)
            return found

    def _search(self, path: str) -> NumberedRule | None:
        whole = path.replace(PATH_SEPARATOR, ".").casefold()
        last = path.rpartition(PATH_SEPARATOR)[2].casefold()
        return next((numbered for numbered, matches in self._rules if matches(whole) or matches(last)), None)


def _literal_brackets(pattern: str) -> str:
    """Only * and ? are wild."""
    return pattern.replace("[", "[[]")
