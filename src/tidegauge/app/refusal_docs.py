"""What every call of the OpenAPI document may be refused with, and by what callers prove who they are: the same everywhere, so it is written here once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from tidegauge.accounts.dependencies import PUBLIC, SIGNED_IN

_TEXTS: Final = {
    "400": "The request is not as this call expects it; `details` names the places.",
    "401": "No valid token or key.",
    "403": "The caller may not do this.",
    "404": "There is nothing of this id for the caller.",
    "409": "It changed meanwhile, exists already, or is needed by something else.",
    "413": "The body is over its limit.",
    "415": "A type or encoding that is not read here.",
    "422": "A limit is reached; the message names it.",
    "429": "Too many requests; see Retry-After.",
    "503": "A part of the server is busy or down; see Retry-After.",
}
_ERROR: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "details", "request_id"],
            "properties": {
                "code": {"type": "string", "description": "Stable, for programs."},
                "message": {"type": "string", "description": "What was wrong and how to mend it."},
                "details": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["field", "reason"],
                        "properties": {"field": {"type": "string"}, "reason": {"type": "string"}},
                    },
                },
                "request_id": {"type": "string", "description": "Finds the request in the log."},
            },
        }
    },
}
_PROOFS: Final[dict[str, Any]] = {
    "token": {"type": "http", "scheme": "bearer", "description": "A person's access token, or a key."},
    "key": {"type": "apiKey", "in": "header", "name": "X-API-Key", "description": "A key of a project."},
}
_CONTENT: Final = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
_CHANGING: Final = frozenset(("post", "put", "patch", "delete"))


def describe_refusals(document: dict[str, Any], policies: Mapping[tuple[str, str], str | None]) -> None:
    """Add the one error shape, the proofs, and to each call what it may be refused with. `policies` as of `route_policies`; unknown calls need a key."""
    components = document.setdefault("components", {})
    components.setdefault("schemas", {})["Error"] = _ERROR
    components["responses"] = {status: {"description": text, "content": _CONTENT} for status, text in _TEXTS.items()}
    components["securitySchemes"] = _PROOFS
    asked = {(method.lower(), path.replace(":path", "")): policy for (method, path), policy in policies.items()}
    for path, calls in document["paths"].items():
        for method, call in calls.items():
            policy = asked.get((method, path))
            call["security"] = [] if policy == PUBLIC else [{"token": []}, {"key": []}]
            _describe(call["responses"], set(_statuses(method, path, policy, has_body="requestBody" in call)))
    for unused in ("HTTPValidationError", "ValidationError"):  # the framework's own shape, which no answer has
        components["schemas"].pop(unused, None)


def _statuses(method: str, path: str, policy: str | None, *, has_body: bool) -> Iterator[str]:
    yield from ("400", "429", "503")
    is_tried = policy == PUBLIC and (has_body or path.startswith("/api/auth/"))  # a login, a link: what it is tried with may be wrong
    if policy != PUBLIC or is_tried:
        yield from ("401", "403")
    if "{" in path or policy not in (PUBLIC, SIGNED_IN) or is_tried:
        yield "404"
    if policy not in (PUBLIC, SIGNED_IN):
        yield "422"
    if method in _CHANGING:
        yield "409"
    if has_body:
        yield from ("413", "415", "422")


def _describe(responses: dict[str, Any], statuses: set[str]) -> None:
    own = {status: response for status, response in responses.items() if status >= "400" and "HTTPValidationError" not in str(response)}
    for status in [status for status in responses if status >= "400"]:
        del responses[status]
    for status in sorted(statuses | own.keys()):
        shared = {"$ref": f"#/components/responses/{status}"}
        responses[status] = {"description": own[status]["description"], "content": _CONTENT} if status in own else shared
