"""One step per file; the visible ordered list is STEPS."""
