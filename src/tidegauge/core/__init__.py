"""Receives nothing -> gives clock, ids, time ranges, errors, settings and supervised tasks -> never does I/O."""
