"""Receives the ways people take through events or pages -> gives flows, the commonest ways and where people stop -> never loses anyone between two steps.

`question` -> `walks` (sessions become walks, in one scan) -> `flow` (counted links become nodes and links that add up).
"""
