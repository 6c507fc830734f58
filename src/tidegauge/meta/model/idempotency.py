"""Calls that may be sent again."""

from __future__ import annotations

from sqlalchemy import BigInteger, LargeBinary, String, false
from sqlalchemy.orm import Mapped, mapped_column

from tidegauge.meta.model.table import Model


class IdempotentCall(Model):
    """A call with an Idempotency-Key. `print`: hash of what was sent. `is_written`: its transaction has been committed; `is_lost`: and there is no answer.

    `answer`: sealed; absent while it is carried out.
    """

    __tablename__ = "idempotent_call"

    id: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    caller: Mapped[str] = mapped_column(String(64), index=True)
    attempt: Mapped[str] = mapped_column(String(24))
    print: Mapped[bytes] = mapped_column(LargeBinary(32))
    started_at_ms: Mapped[int] = mapped_column(BigInteger, index=True)
    is_written: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_lost: Mapped[bool] = mapped_column(default=False, server_default=false())
    answer: Mapped[bytes | None] = mapped_column(LargeBinary)
