"""Receives orders, refunds, subscriptions and carts -> gives what was earned, from whom and from what -> never converts a currency without a rate."""
