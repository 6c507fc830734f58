"""Receives a seed and a clock -> gives the events of a believable shop with a subscription, past and live
-> never touches the store: it sends what any client could send."""
