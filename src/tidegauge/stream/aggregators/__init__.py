"""One aggregate per file: push, merge, load, result."""
