"""Receives nothing -> gives the messages and ports that cross a boundary between packages -> never does work of its own."""
