"""Changes of alerts and what people were told before -> notices that wait, and messages that go out, each once. Never decides that an alert fires."""
