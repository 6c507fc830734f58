"""Links that open a dashboard to whoever has them, and what these people may ask."""
