"""The steps of the relational schema, in order; run by Alembic."""
