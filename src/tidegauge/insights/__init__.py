"""An answer -> what is worth saying of it, in words. Asks nothing of the store that its caller could not ask."""
