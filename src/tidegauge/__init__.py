"""Tidegauge: events in, live screens and exact answers out, in one process."""

__version__ = "0.1.0"
