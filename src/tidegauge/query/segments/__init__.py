"""Receives segments as people define them -> gives conditions on people -> never reads events but to count who is in one."""
