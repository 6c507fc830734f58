"""Receives measurements of the product itself -> gives metrics and logs -> never fails its caller."""
