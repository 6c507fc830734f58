"""Receives an empty store -> gives the first administrator, project and key -> never does it twice."""
