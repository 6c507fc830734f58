"""Rules of a project and its stored events -> a point of another metric for each window that has ended, once. Never sees an event before it is durable."""
