"""Shared by every suite: nothing here starts a server or opens a file by itself."""
