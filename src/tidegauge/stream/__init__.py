"""Receives batches and plans -> gives incremental windows equal to the store's answers -> never touches disk or the clock by itself."""
