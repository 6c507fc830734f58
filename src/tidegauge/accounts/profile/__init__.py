"""Receives what somebody says of themselves -> keeps it -> never gives them another role."""
