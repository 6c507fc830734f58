"""Receives how long a project wants its events -> gives what would go, and has the store remove it in time -> never removes what no rule names."""
