"""Receives people who came by a provider -> gives what is linked to their account and takes it off -> never leaves who asks without a way to sign in."""
