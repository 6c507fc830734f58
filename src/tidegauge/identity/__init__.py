"""Receives batches -> gives which of a project's person keys are one person -> never reads or writes a store.

An event belongs to the user it names, else to the visitor (anonymous id) it names. The first event that names both makes the visitor that user, for the past
too; later ones with another user change nothing, so a shared device never makes two users one. Two users become one only when an event says so
(`$identify`, `$alias` with a `previous_id`). Nothing is undone but by erasure. See docs/explanation/identity.md.
"""
