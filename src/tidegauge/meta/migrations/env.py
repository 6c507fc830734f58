"""Run by Alembic: the migrations on the connection that `migration.upgrade` opened and locked."""

from __future__ import annotations

from alembic import context

from tidegauge.meta.model import Model

context.configure(connection=context.config.attributes["connection"], target_metadata=Model.metadata, transactional_ddl=True, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
