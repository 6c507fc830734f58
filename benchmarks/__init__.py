"""Speed, measured: each module prints a figure, the same work by a named baseline or bare limit in the same run, and the ratio."""
