"""Receives ids of people -> gives who they are and what they may reach -> never checks a password."""
