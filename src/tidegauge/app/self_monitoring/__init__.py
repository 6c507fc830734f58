"""Receives what every part counts about itself -> gives it as events of the product's own project, by the way every event takes
-> never counts them among those that others sent."""
