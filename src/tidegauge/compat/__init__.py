"""Requests in the shapes of other interfaces -> the product's own calls -> answers in those shapes. Shapes only, no logic."""
