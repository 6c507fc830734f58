"""Receives judgements of models with what turned out to be true -> gives how good each model is, where it errs, and what changed -> never trains one."""
