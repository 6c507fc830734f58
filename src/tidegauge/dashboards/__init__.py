"""Dashboard documents and what people do with them -> checked, versioned, shared and co-edited boards. Never asks the store itself, never draws."""
