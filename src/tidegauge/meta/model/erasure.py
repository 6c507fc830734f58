"""The ledger of erased people. It outlives their data and names nobody: people are keyed hashes."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from tidegauge.core.ids import new_id
from tidegauge.meta.model.table import Model


class Erasure(Model):
    """The data of one person, or of `people` given together, that was asked to go. `state`: pending or done. `events` is what they had,
    `removed` the rows of all tables that went.

    `found`: person keys of theirs that the last check found in the store.
    """

    __tablename__ = "erasure"

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    asked_at_ms: Mapped[int] = mapped_column(BigInteger)
    asked_by: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    state: Mapped[str] = mapped_column(String(8), index=True)
    events: Mapped[int] = mapped_column(BigInteger)
    removed: Mapped[int] = mapped_column(BigInteger, default=0)
    done_at_ms: Mapped[int | None] = mapped_column(BigInteger)
    checked_at_ms: Mapped[int | None] = mapped_column(BigInteger)
    found: Mapped[int] = mapped_column(default=0)
    people: Mapped[int] = mapped_column(default=1, server_default="1")


class ErasedKey(Model):
    """A keyed hash of a person key (see privacy.erased), of which events are refused for ever."""

    __tablename__ = "erased_key"

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    hash: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    erasure_id: Mapped[str] = mapped_column(ForeignKey("erasure.id", ondelete="CASCADE"), index=True)
