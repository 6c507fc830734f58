"""What a caller shows to be let in."""

from __future__ import annotations

from typing import Final

import msgspec

from tidegauge.accounts.same_origin import is_same_origin
from tidegauge.core.errors import Forbidden

FOREIGN_PAGE: Final = "This call was not made from the product's own pages. Scripts send a token or key instead of the cookie."
_SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """A token or key and a login cookie ("" when absent), with the headers that tell where a browser's request came from."""

    token: str = ""
    cookie: str = ""
    method: str = "GET"
    host: str = ""
    origin: str = ""
    fetch_site: str = ""

    @property
    def is_changing(self) -> bool:
        """Whether the request's method may change something."""
        return self.method not in _SAFE_METHODS

    def require_own_page(self) -> None:
        """Raise Forbidden unless a page of the product itself sent the request: cookies travel with what foreign pages send, too."""
        if not is_same_origin(host=self.host, origin=self.origin, fetch_site=self.fetch_site):
            raise Forbidden(FOREIGN_PAGE, code="foreign_origin")
