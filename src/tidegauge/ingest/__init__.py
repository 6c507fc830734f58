"""Receives bytes from clients -> gives accepted events or a counted reason for each refused one -> never stores or queries."""
