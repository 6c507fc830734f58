"""Signing in by an outside provider (OpenID Connect): receives a code of the provider -> gives an open login of a person here -> never believes an address
that is not verified, never calls anything but the provider of the settings."""
