"""Receives metrics as people define them -> gives them to the catalogue -> never computes."""
