"""Receives what people touched before they converted -> gives each channel its share by six models -> never claims that a share is a cause."""
