"""The messages of the second step."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from tidegauge.accounts.second_factor.qr import QrPicture

Code = Annotated[str, Meta(min_length=1, max_length=64)]


class PasswordBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The caller's password once more: an open screen alone must not be enough. Who has none leaves it out and has signed in a short while ago."""

    password: str = ""


class CodeBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A code of the app."""

    code: Code


class ProofBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A code of the app or a recovery code, and the password as in `PasswordBody`."""

    code: Code
    password: str = ""


class ChallengeAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The second step of signing in: the challenge that the first one gave, and a code of the app or a recovery code."""

    challenge: str
    code: Code


class FactorView(msgspec.Struct, frozen=True):
    """Whether the second step is on, and how many recovery codes are left. `is_required`: the installation asks it of the caller. `has_password`: the
    caller shows it to change something here."""

    is_on: bool
    recovery_codes_left: int
    is_required: bool
    has_password: bool


class Enrolment(msgspec.Struct, frozen=True):
    """A new secret, shown this once: as text, as the address that apps take, and as its QR code."""

    secret: str
    uri: str
    qr: QrPicture


class RecoveryCodes(msgspec.Struct, frozen=True):
    """New recovery codes, shown this once."""

    recovery_codes: list[str]
