"""Receives a file or stream of rows and what they mean -> gives events, uploaded to a server
-> never holds the whole file, never sends a row twice as two events."""
