"""Receives a choice of events -> gives the events themselves: points, rows, people, neighbours -> never aggregates what the question model can."""
