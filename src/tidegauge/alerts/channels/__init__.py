"""What an administrator says of a way to reach people -> a channel with its secrets sealed. Never gives a secret back."""
