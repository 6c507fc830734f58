"""Receives requests and what is done for them -> gives their traces to a collector, when one is set -> never sends what people wrote.

Without a collector nothing of it is loaded.
"""
