"""Receives new passwords -> sets them for who proved to be the person, and ends logins -> never sends anything."""
