"""Receives what counts as being active -> gives when in the week people are active, in the hours of the zone, and how much they do -> never mixes an hour that
came twice (or not at all) with the others: means are over the hours there were.
"""
