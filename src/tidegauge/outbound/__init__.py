"""An address that somebody typed and a body -> a request that can only reach the outside. Never follows a redirect, never gives away what was answered."""
