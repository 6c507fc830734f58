"""Receives a store and a metadata database at work -> gives directories that make both again, on any engine -> never stops either or changes a row.

The way of a backup: `maker.make_backup` writes `event_file` and `metadata`, then `manifest`; `check` reads all of it back; `restore` fills empty
stores. `desk` is what a server offers of it.
"""
