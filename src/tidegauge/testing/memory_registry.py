"""A RegistryStore in memory."""

from __future__ import annotations

import copy

from tidegauge.ingest.registry import ProjectSchema


class MemoryRegistry:
    """Keeps copies of what was saved, by project."""

    def __init__(self) -> None:
        self.schemas: dict[int, ProjectSchema] = {}

    async def load(self) -> list[ProjectSchema]:
        return [copy.deepcopy(schema) for schema in self.schemas.values()]

    async def save(self, schemas: list[ProjectSchema]) -> None:
        self.schemas.update({schema.project: copy.deepcopy(schema) for schema in schemas})
