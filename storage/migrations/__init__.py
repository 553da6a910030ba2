"""Alembic migrations, driven by `storage.schema`."""
