"""How a route says who may call it: `require(Permission.X)`, `signed_in()` or `public()` among its dependencies."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal, TypeVar

import msgspec
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.requests import HTTPConnection, Request
from starlette.routing import BaseRoute

from tidegauge.accounts.audit.deed import note_caller, note_refused
from tidegauge.accounts.body import MAX_BODY_BYTES, decode_body
from tidegauge.accounts.cookie import CookieNames
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.proof import Proof
from tidegauge.contracts.caller import call_for
from tidegauge.contracts.sight import WHOLE, Sight, require_whole, see
from tidegauge.core.errors import Forbidden, NotFound

if TYPE_CHECKING:
    from tidegauge.accounts.gate import Gate
    from tidegauge.quota.api_quota import ApiQuota

PUBLIC: Final = "public"
SIGNED_IN: Final = "signed_in"

T = TypeVar("T", bound=msgspec.Struct)
ProjectFrom = Literal["request", "path", "default"]


class Policy:
    """A dependency with `policy`: the name of what it asks for. Reads the gate from `app.state.gate`."""

    policy: str


class Public(Policy):
    """Asks for nothing, on purpose."""

    policy = PUBLIC

    async def __call__(self) -> None:
        return None


class SignedIn(Policy):
    """Gives the person who calls, without a project. Raises Unauthenticated; Forbidden for keys and foreign pages."""

    policy = SIGNED_IN

    async def __call__(self, request: Request) -> Principal:
        gate, proof = gate_of(request), proof_of(request)
        try:
            principal = await gate.person(proof)
        except Forbidden as error:
            note_refused(await gate.whoever(proof), error.code)
            raise
        note_caller(principal)
        call_for(principal.name)
        await _count(request, principal)
        return principal


class Required(Policy):
    """Gives the caller in the chosen project, holding `permission` there; what is read for the call is what they may see.

    Raises Unauthenticated; Forbidden without the permission or from a foreign page; NotFound for a project the caller is not in.
    """

    def __init__(self, permission: Permission, project: ProjectFrom) -> None:
        self.permission = permission
        self.policy = permission.value
        self._project = project

    async def __call__(self, request: Request) -> Principal:
        match self._project:
            case "path":
                project = str(request.path_params["project_id"])
            case "request":
                project = chosen_project(request)
            case "default":
                project = ""
        gate, proof = gate_of(request), proof_of(request)
        try:
            principal = await gate.principal(proof, self.permission, project)
        except (Forbidden, NotFound) as error:
            note_refused(await gate.whoever(proof, project), error.code)
            raise
        note_caller(principal)
        call_for(principal.name)
        await _count(request, principal)
        await _look(request, principal)
        return principal


def require(permission: Permission, *, project: ProjectFrom = "request") -> Required:
    """The dependency for routes that need `permission` in a project.

    The project comes from `X-Project` or `?project=` ("request"), from `{project_id}` ("path"), or is not chosen ("default"). Without a choice
    it is the key's project, or the person's first that is no demo.
    """
    return Required(permission, project)


def signed_in() -> SignedIn:
    """The dependency for routes any signed-in person may call, whatever the project."""
    return SignedIn()


def public() -> Public:
    """The dependency for routes anyone may call."""
    return Public()


def route_policies(routes: Sequence[BaseRoute]) -> dict[tuple[str, str], str | None]:
    """(method, path) of every API route -> what it asks for, None when it does not say; for the test that walks the route table."""
    return {
        (method, context.path or ""): _policy_in(context.dependant)
        for context in iter_route_contexts(routes)
        if isinstance(context.original_route, APIRoute)
        for method in sorted(context.methods or ())
    }


def gate_of(connection: HTTPConnection) -> "Gate":
    """The gate that the app put into its state."""
    gate: Gate = connection.app.state.gate
    return gate


async def _look(request: Request, caller: Principal) -> None:
    """What is read for the request is what the caller may see by the app's row rules. Raises Forbidden where only who sees everything may go on."""
    sight_of: Callable[[Principal], Awaitable[Sight]] | None = getattr(request.app.state, "sight_of", None)
    see(WHOLE if sight_of is None else await sight_of(caller))
    deeds: Mapping[tuple[str, str], str] = getattr(request.app.state, "whole_only", {})
    deed = deeds.get((request.method, str(getattr(request.scope.get("route"), "path", ""))))
    if deed is not None:
        require_whole(deed)


async def _count(request: Request, caller: Principal) -> None:
    """One more request of a caller, against the app's quota. Raises RateLimited."""
    quota: ApiQuota | None = getattr(request.app.state, "quota", None)
    if quota is not None:
        await quota.admit(request.app.state.address_of(request), caller.name)


def chosen_project(connection: HTTPConnection) -> str:
    """The project's id as text from `X-Project` or `?project=`, "" when neither is there."""
    return connection.headers.get("x-project") or connection.query_params.get("project") or ""


def proof_of(connection: HTTPConnection, cookies: CookieNames | None = None) -> Proof:
    """What the caller showed: a bearer token or key before `X-API-Key` before `?api_key=` before the cookie. `cookies`: else the gate's names."""
    headers = connection.headers
    scheme, _, bearer = headers.get("authorization", "").partition(" ")
    token = bearer.strip() if scheme.lower() == "bearer" else ""
    return Proof(
        token=token or headers.get("x-api-key", "") or connection.query_params.get("api_key", ""),
        cookie=connection.cookies.get((cookies or gate_of(connection).cookies).access, ""),
        method=connection.scope.get("method", "GET"),
        host=headers.get("host", ""),
        origin=headers.get("origin", ""),
        fetch_site=headers.get("sec-fetch-site", ""),
    )


def _policy_in(dependant: Dependant) -> str | None:
    call: object = dependant.call
    if isinstance(call, Policy):
        return call.policy
    return next((policy for inner in dependant.dependencies if (policy := _policy_in(inner)) is not None), None)


async def body_of(request: Request, kind: type[T], max_bytes: int = MAX_BODY_BYTES) -> T:
    """The request's JSON body as `kind`, read no further than its limit. Raises as `decode_body`."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > max_bytes:
            break
    return decode_body(bytes(body), request.headers.get("content-type", ""), kind, max_bytes)
