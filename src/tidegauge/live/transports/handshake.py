"""What a handshake or request shows of its caller, and the accounts that decide on it."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from starlette.requests import HTTPConnection

from tidegauge.accounts.dependencies import chosen_project, proof_of
from tidegauge.accounts.gate import Gate
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.proof import Proof


class Handshake:
    """The project, token, cookie and origin of one handshake. `?token=` counts before the headers."""

    __slots__ = ("_accounts", "_admitted", "_cookie", "_host", "_origin", "_project", "_token")

    def __init__(self, accounts: Gate, scope: MutableMapping[str, Any]) -> None:
        connection = HTTPConnection(scope)
        proof = proof_of(connection, accounts.cookies)
        self._accounts = accounts
        self._token = connection.query_params.get("token") or proof.token
        self._cookie, self._origin, self._host = proof.cookie, proof.origin, proof.host
        self._project = chosen_project(connection)
        self._admitted: Principal | None = None

    async def enter(self) -> Principal | None:
        """Who the handshake itself proves; None when it shows neither token nor cookie. Raises Unauthenticated, Forbidden, NotFound."""
        if not self._token and not self._cookie:
            return None
        token, cookie, self._token, self._cookie = self._token, self._cookie, "", ""  # shown once: an open connection keeps neither
        return await self._admit(token, cookie)

    async def admit(self, token: str) -> Principal:
        """Who a later token stands for, in the project that the handshake chose. Raises as `enter`."""
        return await self._admit(token, "")

    async def recheck(self) -> Principal | None:
        """Who was admitted last, with what they may do now; None when their session or membership has ended."""
        self._admitted = await self._accounts.recheck(self._admitted) if self._admitted is not None else None
        return self._admitted

    async def _admit(self, token: str, cookie: str) -> Principal:
        self._admitted = await self._accounts.authenticate_websocket(token=token, cookie=cookie, origin=self._origin, host=self._host, project=self._project)
        return self._admitted


class RequestHandshake(Handshake):
    """The same of a plain request: a browser names no origin with its own page's GET, but says where a foreign page's request comes from."""

    __slots__ = ("_proof",)

    def __init__(self, accounts: Gate, scope: MutableMapping[str, Any]) -> None:
        super().__init__(accounts, scope)
        self._proof = proof_of(HTTPConnection(scope), accounts.cookies)

    async def _admit(self, token: str, cookie: str) -> Principal:
        proof = self._proof
        if not token and (proof.origin or proof.fetch_site or proof.is_changing):
            proof.require_own_page()
        self._admitted = await self._accounts.principal(Proof(token=token, cookie="" if token else cookie), Permission.READ, self._project)
        return self._admitted
