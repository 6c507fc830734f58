"""Receives credentials -> gives who may do what -> never stores a secret in clear."""
