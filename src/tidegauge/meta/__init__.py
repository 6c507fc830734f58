"""Receives functions on a session -> gives their results from SQLite or PostgreSQL, in one transaction each, off the event loop -> never holds events."""
