"""Receives a person -> gives where they are signed in, and ends logins -> never opens one."""
