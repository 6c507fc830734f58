"""Receives a question -> gives an answer that is the same everywhere -> never writes."""
