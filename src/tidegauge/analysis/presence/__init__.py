"""Receives what counts as being active -> gives on which days, weeks or months people were there: stickiness (daily, weekly and monthly active people) and the
lifecycle (new, returning, resurrecting, dormant) -> never counts a person twice in a period.
"""
