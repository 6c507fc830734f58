"""Every saved state of a dashboard."""
