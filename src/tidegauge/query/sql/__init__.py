"""Receives SQL that a person wrote -> gives rows of their own project -> never runs a word that was not checked, and never reads another table."""
