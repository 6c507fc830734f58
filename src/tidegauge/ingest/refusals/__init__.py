"""Receives what ingest refused -> keeps the newest to look at, mend and send again -> never delays or changes a good event."""
