"""Receives steps -> gives how many people took each, how long it took them, and who stopped where -> never lets a step have more people than the one before.

`question` -> `plan` (every name resolved) -> `key` and `attempts` (how a person's events become attempts) -> `statement` (one scan) -> `shape` (the answer).
"""
