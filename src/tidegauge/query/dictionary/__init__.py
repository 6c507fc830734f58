"""Receives the names that a project sends and what people say of them -> gives the schema browser's pages -> never changes what is stored or asked."""
