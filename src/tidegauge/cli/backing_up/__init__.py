"""Receives settings -> has the running server make a backup, or opens the stores for it -> never stops a server."""
