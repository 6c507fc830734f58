"""One wire format per file: bytes -> raw events."""
