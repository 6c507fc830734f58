"""The wires that screens listen on."""
