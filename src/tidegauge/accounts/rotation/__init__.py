"""Receives an old and a new secret of the installation -> gives a database sealed under the new one -> never loses what it cannot make anew."""
