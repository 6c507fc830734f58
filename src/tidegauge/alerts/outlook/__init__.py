"""Alerts, channels and mutes as they are now -> the notices that the policy asks for, in one transaction. Never sends one."""
