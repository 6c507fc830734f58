"""Receives key texts -> gives the project they open -> never keeps a read key in clear or sealed."""
