"""What outside parts answered -> whether they are asked at all, and what operators see of it. Never asks a part by itself but by the ping it was given."""
