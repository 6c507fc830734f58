"""Newer metadata of an installation -> what was erased since a backup, into what was restored from it. Never erases by itself."""
