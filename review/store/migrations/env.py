# ruff: noqa: INP001 - alembic runs it as a script
"""Alembic's entry: it is always handed a connection inside a transaction (`review.store.schema`)."""

from alembic import context

from review.store.schema import tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables(),
    render_as_batch=False,
    transactional_ddl=True,
)
context.run_migrations()
