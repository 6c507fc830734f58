"""Receives what was done or refused, by whom and to what -> gives a numbered chain of entries that can be searched, exported and proven whole
-> never holds a secret, never changes an entry.

`rules.py` says of every route what is recorded of it; `trail.py` meets the requests, `log.py` writes in the transaction of the change."""
