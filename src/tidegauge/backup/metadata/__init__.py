"""The relational tables -> one file of a backup, and back into an empty database of either kind. Never holds events."""
