"""Times that people want no notices in -> whether one is now. Never holds an alert back from screens."""
