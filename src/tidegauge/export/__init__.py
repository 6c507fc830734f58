"""An answer, or a table that a screen shows -> a file for a spreadsheet or a program. Never asks the store itself."""
