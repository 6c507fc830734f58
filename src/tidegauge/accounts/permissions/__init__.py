"""Gives the list of what can be allowed, and which role allows it -> never decides anything."""
