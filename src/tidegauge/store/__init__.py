"""Receives batches and statements -> gives rows, exactly once -> never knows what a question means."""
