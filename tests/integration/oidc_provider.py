"""A small OpenID Connect provider on a port of its own: Authlib's authorization server, which insists on PKCE and on its client's secret, with a page
on which one says who one is. What it signs can be bent by a test, as a hostile or broken provider would."""

from __future__ import annotations

import json
import socket
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import time
from typing import Any
from urllib.parse import parse_qs, unquote_plus

import uvicorn
from authlib.common.security import generate_token
from authlib.oauth2.rfc6749 import AuthorizationServer, OAuth2Error, OAuth2Request
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc6749.requests import OAuth2Payload
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import OpenIDCode
from authlib.oidc.core.grants.util import create_half_hash
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT_ID = "tidegauge"
CLIENT_SECRET = "s3cret/with:signs&more"
SCOPES = ["openid", "email", "profile"]
FIRST_KEY = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig", "alg": "RS256"})


@dataclass
class Client:
    """The one client that is registered, with its one redirect URI."""

    redirect_uri: str
    secret: str = CLIENT_SECRET
    auth_method: str = "client_secret_basic"

    def get_client_id(self) -> str:
        return CLIENT_ID

    def get_default_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_allowed_scope(self, scope: str) -> str:
        return " ".join(one for one in scope.split() if one in SCOPES)

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri == self.redirect_uri

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == self.secret if self.auth_method == "client_secret_post" else unquote_plus(client_secret) == self.secret  # RFC 6749, 2.3.1

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == self.auth_method

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass
class User:
    """Somebody the provider knows."""

    sub: str
    claims: dict[str, Any]

    def get_user_id(self) -> str:
        return self.sub


@dataclass
class Code:
    """A code that was given out."""

    code: str
    user: User
    redirect_uri: str
    scope: str
    nonce: str
    code_challenge: str
    code_challenge_method: str

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str:
        return self.nonce

    def get_auth_time(self) -> int:
        return int(time())

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


class _Payload(OAuth2Payload):  # type: ignore[misc]
    def __init__(self, lists: dict[str, list[str]]) -> None:
        self._lists = defaultdict(list, lists)

    @property
    def data(self) -> dict[str, str]:
        return {name: values[0] for name, values in self._lists.items()}

    @property
    def datalist(self) -> defaultdict[str, list[str]]:
        return self._lists


class _Request(OAuth2Request):  # type: ignore[misc]
    def __init__(self, request: Request, body: bytes) -> None:
        super().__init__(request.method, str(request.url), headers=_Headers(request.headers))
        query = parse_qs(request.url.query, keep_blank_values=True)
        self._form = parse_qs(body.decode(), keep_blank_values=True)
        self._args = {name: values[0] for name, values in query.items()}
        self.payload = _Payload(query | self._form)

    @property
    def args(self) -> dict[str, str]:
        return self._args

    @property
    def form(self) -> dict[str, str]:
        return {name: values[0] for name, values in self._form.items()}


class _Headers(dict[str, str]):
    """Without regard to case, as the server's own requests are."""

    def __init__(self, headers: Any) -> None:
        super().__init__({name.lower(): value for name, value in headers.items()})

    def get(self, name: str, default: Any = None) -> Any:  # type: ignore[override]
        return super().get(name.lower(), default)


@dataclass
class Bent:
    """How a test wants the provider to be other than honest: what is left alone is right."""

    claims: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] = field(default_factory=dict)
    sign: Callable[[dict[str, Any], dict[str, Any]], str] | None = None
    userinfo: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    down: set[str] = field(default_factory=set)
    """Paths that answer 500."""
    slow: threading.Event | None = None
    """Discovery waits for it."""
    at_ms: Callable[[], int] | None = None
    """Another clock."""


class Provider:
    """A running provider. `people`: who may sign in, by the name they type."""

    def __init__(self, issuer: str, redirect_uri: str) -> None:
        self.issuer = issuer
        self.client = Client(redirect_uri)
        self.people: dict[str, User] = {}
        self.keys = [FIRST_KEY]
        self.codes: dict[str, Code] = {}
        self.tokens: dict[str, User] = {}
        self.bent = Bent()
        self.asked: list[str] = []
        self.signed_out: list[dict[str, str]] = []
        self.id_tokens: list[str] = []
        self._server = _server(self)
        paths = {
            "/.well-known/openid-configuration": (self._discovery, ["GET"]),
            "/authorize": (self._authorize, ["GET", "POST"]),
            "/token": (self._token, ["POST"]),
            "/jwks": (self._jwks, ["GET"]),
            "/userinfo": (self._userinfo, ["GET"]),
            "/logout": (self._logout, ["GET"]),
        }
        self.app = Starlette(routes=[Route(path, handler, methods=methods) for path, (handler, methods) in paths.items()])

    def add(self, sub: str, email: str, *, is_verified: bool | None = True, **claims: Any) -> None:
        """Let somebody sign in, by the part of the address before the @."""
        verified = {} if is_verified is None else {"email_verified": is_verified}
        self.people[email.partition("@")[0]] = User(sub, {"email": email, "name": email.partition("@")[0].capitalize(), **verified, **claims})

    def rotate(self, *, is_old_kept: bool = False) -> None:
        """A new key signs from now on."""
        key = RSAKey.generate_key(2048, {"kid": f"k{len(self.keys) + 1}-new", "use": "sig", "alg": "RS256"})
        self.keys = [key, *self.keys] if is_old_kept else [key]

    def sign(self, claims: dict[str, Any], header: dict[str, Any]) -> str:
        """An honest signature."""
        return jwt.encode(header, claims, self.keys[0], [header["alg"]])

    async def _discovery(self, request: Request) -> Response:
        self.asked.append(request.url.path)
        if self.bent.slow is not None:
            import anyio

            await anyio.to_thread.run_sync(self.bent.slow.wait, 20)
        return self._answer(
            request,
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/jwks",
                "userinfo_endpoint": f"{self.issuer}/userinfo",
                "end_session_endpoint": f"{self.issuer}/logout",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
                **self.bent.metadata,
            },
        )

    async def _authorize(self, request: Request) -> Response:
        made = _Request(request, await request.body() if request.method == "POST" else b"")
        user = self.people.get(made.form.get("who", "")) if request.method == "POST" else None
        try:
            grant = self._server.get_consent_grant(request=made, end_user=user)
        except OAuth2Error as error:
            return HTMLResponse(f"<title>Provider</title><p>{error.error}</p>", 400)
        if request.method == "GET":
            form = '<form method="post"><label>Who are you? <input name="who" autofocus></label><button>Continue</button></form>'
            return HTMLResponse(f'<!doctype html><html lang="en"><title>Provider</title><link rel="icon" href="data:,">{form}')
        response = self._server.create_authorization_response(request=made, grant_user=user, grant=grant)
        assert isinstance(response, Response)
        return response

    async def _token(self, request: Request) -> Response:
        self.asked.append(request.url.path)
        if request.url.path in self.bent.down:
            return Response("", 500)
        response = self._server.create_token_response(_Request(request, await request.body()))
        assert isinstance(response, Response)
        return response

    async def _jwks(self, request: Request) -> Response:
        self.asked.append(request.url.path)
        return self._answer(request, KeySet(self.keys).as_dict(private=False))

    async def _userinfo(self, request: Request) -> Response:
        user = self.tokens.get(request.headers.get("authorization", "").removeprefix("Bearer "))
        return self._answer(request, {"sub": user.sub, **user.claims, **self.bent.userinfo}) if user else Response("", 401)

    async def _logout(self, request: Request) -> Response:
        self.signed_out.append(dict(request.query_params))
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], 303)

    def _answer(self, request: Request, body: Any) -> Response:
        return Response("", 500) if request.url.path in self.bent.down else JSONResponse(body)


def _server(provider: Provider) -> AuthorizationServer:
    class Server(AuthorizationServer):  # type: ignore[misc]
        def query_client(self, client_id: str) -> Client | None:
            return provider.client if client_id == CLIENT_ID else None

        def save_token(self, token: dict[str, Any], request: Any) -> None:
            provider.tokens[token["access_token"]] = request.user

        def create_oauth2_request(self, request: Any) -> Any:
            return request

        def handle_response(self, status: int, body: Any, headers: list[tuple[str, str]]) -> Response:
            content = json.dumps(body) if isinstance(body, dict) else body or ""
            return Response(content, status, dict(headers))

        def send_signal(self, name: str, *args: Any, **kwargs: Any) -> None:
            return None

    class Grant(AuthorizationCodeGrant):  # type: ignore[misc]
        TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post", "none"]

        def save_authorization_code(self, code: str, request: Any) -> Code:
            data = request.payload.data
            challenge = (data.get("code_challenge", ""), data.get("code_challenge_method", ""))
            provider.codes[code] = Code(code, request.user, data["redirect_uri"], data["scope"], data.get("nonce", ""), *challenge)
            return provider.codes[code]

        def query_authorization_code(self, code: str, client: Any) -> Code | None:
            return provider.codes.get(code)

        def delete_authorization_code(self, authorization_code: Code) -> None:
            provider.codes.pop(authorization_code.code)

        def authenticate_user(self, authorization_code: Code) -> User:
            return authorization_code.user

    class Signed(OpenIDCode):  # type: ignore[misc]
        def exists_nonce(self, nonce: str, request: Any) -> bool:
            return any(code.nonce == nonce for code in provider.codes.values())

        def encode_id_token(self, token: dict[str, Any], request: Any) -> str:
            now_s = (provider.bent.at_ms() // 1000) if provider.bent.at_ms else int(time())
            claims = {
                "iss": provider.issuer,
                "aud": CLIENT_ID,
                "sub": request.user.sub,
                "iat": now_s,
                "exp": now_s + 300,
                **self.get_authorization_code_claims(request.authorization_code),
                "at_hash": create_half_hash(token["access_token"], "RS256").decode(),
                **request.user.claims,
                **provider.bent.claims,
            }
            claims = {name: value for name, value in claims.items() if value is not ...}
            header = {"alg": "RS256", "kid": provider.keys[0].kid, **provider.bent.header}
            header = {name: value for name, value in header.items() if value is not ...}
            provider.id_tokens.append((provider.bent.sign or provider.sign)(claims, header))
            return provider.id_tokens[-1]

    def token(**kwargs: Any) -> dict[str, Any]:
        return {"token_type": "Bearer", "access_token": generate_token(42), "expires_in": 300, "scope": kwargs["scope"]}

    server = Server(SCOPES)
    server.register_token_generator("default", token)
    server.register_grant(Grant, [Signed(), CodeChallenge(required=True)])
    return server


def elliptic_key() -> ECKey:
    """A key of another kind."""
    return ECKey.generate_key("P-256", {"kid": "e1", "use": "sig", "alg": "ES256"})


@contextmanager
def running_provider(redirect_uri: str) -> Iterator[Provider]:
    """A provider that answers while the context lasts."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        provider = Provider(f"http://127.0.0.1:{taken.getsockname()[1]}", redirect_uri)
        server = uvicorn.Server(uvicorn.Config(provider.app, log_config=None, lifespan="off", ws="none", access_log=False))
        thread = threading.Thread(target=server.run, args=([taken],), daemon=True)
        thread.start()
        while not server.started:
            thread.join(0.01)
        try:
            yield provider
        finally:
            if provider.bent.slow is not None:
                provider.bent.slow.set()
            server.should_exit = True
            thread.join(10)
