"""Receives who saw which variant and what they did then (or plain counts) -> gives each variant's effect and how sure it is -> never decides who sees what.

Each method of statistics is a module without I/O that names its source.
"""
