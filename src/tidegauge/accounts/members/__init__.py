"""Receives people and roles -> gives who is in a project and may do what -> never leaves a project without an admin, and makes no accounts."""
