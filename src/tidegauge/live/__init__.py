"""Receives subscriptions and batches -> gives snapshots and versioned updates to open screens -> never computes an aggregate itself."""
