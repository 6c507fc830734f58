"""Receives teams of people -> gives what everybody in a team may do in a project -> never counts a team as a project's admin: a person stays one."""
