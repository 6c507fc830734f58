"""A rule and a stretch of history -> when it would have fired, told by the same state machine that watches the stream. Never changes an alert."""
