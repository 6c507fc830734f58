"""Receives questions about people, money, systems and models (funnel, retention, paths, ...) -> gives their answers -> never writes events, never reads but
through the query layer's ports.

A kind of question is one module (or folder, when it holds several nouns); `kinds.py` lists all of them.
"""
