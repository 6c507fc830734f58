"""Receives who is asked for -> gives the people of a project, their properties, visits, revenue and events -> never writes events: an alias is sent as one."""
