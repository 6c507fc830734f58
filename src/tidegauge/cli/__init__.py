"""Receives a command line -> gives an exit code and what the command prints
-> never imports anything heavy before a command runs, never holds logic of the server.

One file per subcommand."""
