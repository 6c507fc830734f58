"""Whom a dashboard was shared with."""
