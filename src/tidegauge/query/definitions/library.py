"""Every project's own metrics: in memory for the catalogue, in the relational store for good."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from tidegauge.contracts.question import Question
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Conflict, ErrorDetail, InvalidQuery, NotFound
from tidegauge.meta.database import Database
from tidegauge.query.builtin import BUILTIN_NAMES
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.definitions.definition import Definition, as_metric
from tidegauge.query.definitions.repository import all_definitions, put_definition, remove_definition
from tidegauge.query.measurement import measurement
from tidegauge.query.metric import Metric

MAX_DEFINITIONS: Final = 500
_decode = msgspec.json.Decoder(Definition).decode
_encode = msgspec.json.Encoder().encode

Known = dict[str, tuple[Definition, Metric]]


class MetricLibrary:
    """Implements catalogue.MetricSource. `refresh` brings what other nodes changed."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._known: dict[int, Known] = {}

    def metrics(self, project: int) -> Iterable[Metric]:
        """See MetricSource."""
        return [metric for _, metric in self._known.get(project, {}).values()]

    def list(self, project: int) -> list[Definition]:
        """The project's definitions, by name."""
        return [definition for definition, _ in self._known.get(project, {}).values()]

    def get(self, project: int, name: str) -> Definition:
        """One of them. Raises NotFound."""
        found = self._known.get(project, {}).get(name)
        if found is None:
            raise NotFound(f"The project defines no metric '{name[:60]}'.")
        return found[0]

    async def refresh(self) -> None:
        """Read every definition."""
        known: dict[int, Known] = {}
        for project, document in await self._database.read(all_definitions):
            definition = _decode(document)
            known.setdefault(project, {})[definition.name] = (definition, as_metric(definition))
        self._known = known

    async def add(self, project: int, owner_id: str, definition: Definition) -> Definition:
        """A new metric. Raises InvalidQuery for what cannot be asked, Conflict for a name that is taken or too many."""
        known = self._known.get(project, {})
        if definition.name in BUILTIN_NAMES or definition.name in known:
            raise Conflict(f"There is a metric '{definition.name}' already.", details=[ErrorDetail("name", "taken")])
        if len(known) >= MAX_DEFINITIONS:
            raise Conflict(f"A project defines at most {MAX_DEFINITIONS} metrics.")
        return await self._put(project, owner_id, definition)

    async def change(self, project: int, owner_id: str, name: str, definition: Definition) -> Definition:
        """Replace a metric; its name stays. Raises NotFound, InvalidQuery."""
        self.get(project, name)
        if definition.name != name:
            raise InvalidQuery("name: a metric's name stays; define another.", details=[ErrorDetail("name", f"must be {name}")])
        return await self._put(project, owner_id, definition)

    async def remove(self, project: int, name: str) -> None:
        """Drop a metric. Raises NotFound; Conflict when another metric's formula needs it."""
        self.get(project, name)
        without = _Candidate(self, project, name, None)
        for other in without.metrics(project):
            try:
                measurement(Question(other.name), Catalogue(without), project)
            except InvalidQuery as error:
                raise Conflict(f"The metric '{other.name}' would no longer work: {error.message}") from None
            if other.formula is not None and name in _words(other.formula):
                raise Conflict(f"The formula of '{other.name}' uses it; change that first.")
        await self._database.write(remove_definition, project, name)
        await self.refresh()

    async def _put(self, project: int, owner_id: str, definition: Definition) -> Definition:
        metric = as_metric(definition)
        measurement(Question(definition.name), Catalogue(_Candidate(self, project, definition.name, metric)), project)
        document = _encode(definition).decode()
        await self._database.write(put_definition, project, definition.name, document, owner_id or None, self._clock.now_ms())
        await self.refresh()
        return definition


class _Candidate:
    """The project's metrics as they would be."""

    def __init__(self, library: MetricLibrary, project: int, name: str, metric: Metric | None) -> None:
        self._metrics = [each for each in library.metrics(project) if each.name != name] + ([] if metric is None else [metric])

    def metrics(self, project: int) -> Iterable[Metric]:
        return self._metrics


def _words(formula: str) -> set[str]:
    return set("".join(character if character.isalnum() or character in "_.$" else " " for character in formula).split())
