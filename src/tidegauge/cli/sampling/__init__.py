"""Receives the machine's own counters -> gives them to a server as events, one a sample -> never slows the machine down to do so."""
