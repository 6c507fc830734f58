"""Receives metadata changes -> gives sessions on the relational store -> never holds events."""
