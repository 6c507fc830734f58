"""Receives the privacy rules of projects -> gives what the ingest steps do with personal data, before anything is written -> never keeps a clear value."""
