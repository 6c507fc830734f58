"""Rewrite rules of a plan, one per file, in one visible ordered list."""
