"""Receives a plan -> gives ClickHouse SQL with bound parameters -> never formats user text into SQL."""
