"""Receives a feature (events) -> gives who took it up, when, how long that took, and what share of the active people uses it -> never counts a person twice."""
