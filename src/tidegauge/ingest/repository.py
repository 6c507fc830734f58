"""Keeps the schema registry in the relational store, one document a project."""

from __future__ import annotations

import time

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from tidegauge.ingest.registry import ProjectSchema
from tidegauge.meta.database import Database
from tidegauge.meta.model import EventSchema, Project

_decode = msgspec.json.Decoder(ProjectSchema).decode
_encode = msgspec.json.Encoder().encode


class SavedSchemas:
    """Implements ingest.registry.RegistryStore."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def load(self) -> list[ProjectSchema]:
        """See RegistryStore."""
        return await self._database.read(_load)

    async def save(self, schemas: list[ProjectSchema]) -> None:
        """See RegistryStore; a project that is gone meanwhile is left out."""
        await self._database.write(_save, [(schema.project, _encode(schema).decode()) for schema in schemas])


def _load(session: Session) -> list[ProjectSchema]:
    return [_decode(document) for document in session.scalars(select(EventSchema.document))]


def _save(session: Session, documents: list[tuple[int, str]]) -> None:
    known = set(session.scalars(select(Project.id).where(Project.id.in_([project for project, _ in documents]))))
    for project, document in documents:
        if project in known:
            session.merge(EventSchema(project_id=project, document=document, updated_at_ms=time.time_ns() // 1_000_000))
