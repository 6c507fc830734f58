"""A message and a channel's settings -> the message on its way, or the reason why not. Never tries again by itself."""
