"""Plausible events for the templates: one file a day's worth of each kind of business."""
