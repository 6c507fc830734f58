"""Signing in: receives an address and a password -> gives tokens of a session -> never says which of the two was wrong."""
