"""Receives names and zones -> gives tenants -> never gives a project number twice."""
