"""Keys that outlive the secret that they once came from."""

from __future__ import annotations

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from tidegauge.meta.model.table import Model


class KeptKey(Model):
    """What was signed or hashed with it cannot be made anew, so a change of the secret keeps it, sealed under the new one."""

    __tablename__ = "kept_key"

    purpose: Mapped[str] = mapped_column(String(32), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
