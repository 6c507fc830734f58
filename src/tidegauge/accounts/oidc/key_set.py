"""The provider's public keys, as its document lists them (RFC 7517)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

if TYPE_CHECKING:
    from joserfc.jwk import ECKey, OKPKey, RSAKey

    PublicKey = RSAKey | ECKey | OKPKey

ALGORITHMS: Final[dict[str, str]] = {
    **dict.fromkeys(("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"), "RSA"),
    **dict.fromkeys(("ES256", "ES384", "ES512"), "EC"),
    **dict.fromkeys(("EdDSA", "Ed25519"), "OKP"),
}
"""Signatures that are believed -> the kind of key they are made with. All are asymmetric: with a shared secret the other side could sign as well."""
MIN_RSA_BITS: Final = 2_048
_MAX_KEYS: Final = 100


class _Set(msgspec.Struct):
    keys: list[dict[str, Any]]


class KeySet:
    """Keys that may have signed a token; those for other purposes, too short or of unknown kinds are not among them."""

    def __init__(self, document: bytes) -> None:
        """Raises ValueError for what is no set of keys."""
        try:
            listed = msgspec.json.decode(document, type=_Set).keys[:_MAX_KEYS]
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise ValueError(f"no set of keys: {error}") from None
        self._keys = [(one, key) for one in listed if (key := _public_key(one)) is not None]

    def find(self, algorithm: str, key_id: str | None) -> PublicKey | None:
        """The key for a token's header: by its id, or the only one of the kind when the header has none."""
        fits = [
            (one, key)
            for one, key in self._keys
            if one["kty"] == ALGORITHMS.get(algorithm) and one.get("alg", algorithm) == algorithm and (key_id is None or one.get("kid") == key_id)
        ]
        return fits[0][1] if len(fits) == 1 else None


def _public_key(one: dict[str, Any]) -> PublicKey | None:
    from joserfc.errors import JoseError
    from joserfc.jwk import ECKey, OKPKey, RSAKey

    kinds: dict[Any, type[RSAKey | ECKey | OKPKey]] = {"RSA": RSAKey, "EC": ECKey, "OKP": OKPKey}
    kty = one.get("kty")
    kind = kinds.get(kty) if isinstance(kty, str) else None
    if kind is None or one.get("use", "sig") != "sig":
        return None
    try:
        # only what makes the public key: what a set says besides (and a private part that somebody published) is not taken over
        key = kind.import_key({name: one[name] for name in ("kty", "n", "e", "crv", "x", "y") if name in one})
    except (JoseError, ValueError, TypeError, KeyError):
        return None
    if isinstance(key, RSAKey) and key.public_key.key_size < MIN_RSA_BITS:
        return None
    return key
