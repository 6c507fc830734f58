"""The only place that wires, starts and stops the parts."""
