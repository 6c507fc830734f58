"""What people say about a dashboard and its widgets."""
