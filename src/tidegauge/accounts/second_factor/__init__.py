"""The second step of signing in: receives codes of an authenticator app, or recovery codes -> gives whether they count -> never takes one twice."""
