"""Dashboards that several people have open: who is there, the draft they share, and what they are told."""
