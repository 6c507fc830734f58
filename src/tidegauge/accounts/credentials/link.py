"""Links that set a password once: for who was invited, and for who forgot it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Final

INVITED: Final = "!"
"""What the hash of somebody begins with who has not chosen a password yet; the rest is random, so that their link fits nobody else."""


def invited_hash() -> str:
    """What stands in place of a password's hash until the invitation is taken. No password fits it."""
    return INVITED + secrets.token_hex(16)


def is_invited(password_hash: str) -> bool:
    """Whether no password was chosen yet."""
    return password_hash.startswith(INVITED)


def print_of(password_hash: str, email: str) -> str:
    """What ties a link to the password it replaces and the address it may have been mailed to: once either has changed, the link is spent."""
    return hashlib.sha256(f"{password_hash}\n{email}".encode()).hexdigest()[:40]


def fits(link_print: str, password_hash: str, email: str) -> bool:
    """Whether a link was made for this password and address."""
    return hmac.compare_digest(link_print, print_of(password_hash, email))
