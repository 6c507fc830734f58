"""The plain design: `python plain_app.py PORT DATABASE_URL`. One process, one row an event, committed before the 202."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Any

import uvicorn
from fastapi import FastAPI, Request
from pydantic import BaseModel, TypeAdapter
from sqlalchemy import JSON, DateTime, Float, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from starlette.concurrency import run_in_threadpool


class Table(DeclarativeBase):
    """Declarative base."""


class EventRow(Table):
    """One event."""

    __tablename__ = "events"
    key: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(String, index=True)
    user_id: Mapped[str | None] = mapped_column(String, index=True)
    session_id: Mapped[str | None]
    timestamp: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    value: Mapped[float | None] = mapped_column(Float)
    properties: Mapped[dict[str, Any]] = mapped_column(JSON)
    source: Mapped[str | None]


class EventBody(BaseModel):
    """One event on the wire."""

    name: str
    user_id: str | None = None
    session_id: str | None = None
    timestamp: datetime
    value: float | None = None
    properties: dict[str, Any] = {}
    tags: list[str] = []
    source: str | None = None


def build(url: str) -> FastAPI:
    """The app on the database at `url`."""
    engine = create_engine(url, pool_size=16)
    Table.metadata.create_all(engine)
    app = FastAPI()
    adapter: TypeAdapter[list[EventBody]] = TypeAdapter(list[EventBody])

    def store(events: list[EventBody]) -> None:
        with Session(engine) as session:
            session.add_all([EventRow(**event.model_dump(exclude={"tags"})) for event in events])
            session.commit()

    @app.post("/api/events", status_code=202)
    async def accept(request: Request) -> dict[str, int]:

        body = await request.body()
        events = adapter.validate_json(body) if body[:1] == b"[" else [EventBody.model_validate_json(body)]
        await run_in_threadpool(store, events)
        return {"accepted": len(events)}

    return app


if __name__ == "__main__":
    uvicorn.run(build(sys.argv[2]), port=int(sys.argv[1]), loop="uvloop", http="httptools", log_level="error", access_log=False)
