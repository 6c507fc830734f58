"""Receives a person's wish for their data -> gives all of it as a file, or sees that nothing is left -> never decides who a person is."""
