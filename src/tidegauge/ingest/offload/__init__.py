"""Receives large bodies on the event loop -> gives their columns, made in a process of their own -> never decides what is accepted.

Decoding and checking make a million short-lived objects a second; beside everything else that the serving process keeps in memory that takes about three
times as long as in a small process that does nothing else, and it holds the event loop.
"""
