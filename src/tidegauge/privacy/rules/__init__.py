"""Receives the privacy rules that people make -> gives ingest what they do, people what they would do and did -> never shows a clear value unasked."""
