"""Receives accepted batches -> gives them durable, replayable and in order -> never looks inside a batch."""
