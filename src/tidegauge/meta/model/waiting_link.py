"""Mails with links that the mail server has not taken yet."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from tidegauge.meta.model.table import Model


class WaitingLink(Model):
    """Somebody is to be mailed a link. Nothing of the link: it is made when it is mailed. `attempts` counts who took it in hand, the newest of whom may say
    what became of it."""

    __tablename__ = "waiting_link"

    person_id: Mapped[str] = mapped_column(String(24), ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    is_invitation: Mapped[bool]
    asked_at_ms: Mapped[int] = mapped_column(BigInteger)
    due_at_ms: Mapped[int] = mapped_column(BigInteger, index=True)
    attempts: Mapped[int] = mapped_column(default=0)
