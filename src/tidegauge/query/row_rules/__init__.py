"""Receives what rows a project shows to whom -> gives each caller's sight, which every read of events keeps to -> never decides who gets in."""
