"""Receives the embedded engine and its directory -> gives an engine whose threads the kernel lets reach that directory, the program's own files and nothing
else: no other file, no socket, no program -> never judges a statement."""
