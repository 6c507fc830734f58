"""Another node: makes segments, each with its entry in the same transaction. `writer.py URL KEY COUNT`; a line once the tenth is done."""

from __future__ import annotations

import asyncio
import sys

from sqlalchemy import select
from sqlalchemy.orm import Session

from tidegauge.accounts.audit.entry import Entry
from tidegauge.accounts.audit.log import AuditLog
from tidegauge.core.clock import SystemClock
from tidegauge.core.ids import new_id
from tidegauge.meta.change import RowChange
from tidegauge.meta.database import Database
from tidegauge.meta.model import Project, Segment


def project(session: Session) -> int:
    found = session.scalar(select(Project.id))
    if found is None:
        made = Project(name="p", timezone="UTC", created_at_ms=0)
        session.add(made)
        session.flush()
        found = made.id
    return found


def segment(session: Session, project_id: int) -> None:
    session.add(Segment(id=new_id(), project_id=project_id, name_key=new_id(), document="{}", updated_at_ms=0))


async def main(url: str, key: str, count: int) -> None:
    database = Database(url)
    log = AuditLog(database, bytes.fromhex(key), SystemClock(), keep_days=0)
    project_id = await database.write(project)

    def witness(session: Session, changes: list[RowChange]) -> None:
        log.sign(session, Entry(number=0, at_ms=0, action="segment_made", target_id=str(changes[0].row["id"])))

    database.call_witness = lambda: witness
    for number in range(count):
        await database.write(segment, project_id)
        if number == 10:
            print("ten", flush=True)
    database.close()


asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
