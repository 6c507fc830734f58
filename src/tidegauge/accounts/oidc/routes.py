"""HTTP: to the provider and back."""

from collections.abc import Callable
from typing import Annotated, Any, Final
from urllib.parse import parse_qs

import structlog
from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse

from tidegauge.accounts.dependencies import public
from tidegauge.accounts.login.caller import Caller
from tidegauge.accounts.login.routes import put_login
from tidegauge.accounts.login.session import Challenge
from tidegauge.accounts.office import Accounts
from tidegauge.accounts.oidc.attempt import LIFE_S
from tidegauge.accounts.oidc.destination import HOME, own_destination
from tidegauge.accounts.oidc.door import Callback, ProviderDoor
from tidegauge.accounts.oidc.id_token import MAX_LENGTH
from tidegauge.accounts.oidc.refusal import SignInRefused
from tidegauge.core.errors import ErrorDetail, InvalidInput, NotFound, PayloadTooLarge, Unavailable, UnsupportedMedia

REFUSED: Final = 302
"""Status of what leads back to the login page with a reason; 303 leads on. The audit log tells them apart by it."""
_LEAD_ON: Final = 303
_NO_STORE: Final = {"cache-control": "no-store", "referrer-policy": "no-referrer"}
_MAX_FORM_BYTES: Final = 4 * MAX_LENGTH
_PROVIDER_IS_AWAY: Final = ("provider_unreachable", "provider_error")
_LOGOUT_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {"type": "object", "properties": {"logout_token": {"type": "string"}}, "required": ["logout_token"]},
            },
        },
    },
}
_Text = Annotated[str, Query(max_length=4_000)]

log = structlog.get_logger(__name__)


def oidc_router(accounts: Accounts, client_ip: Callable[[Request], str]) -> APIRouter:
    """`/api/auth/oidc/…`: pages that a browser goes to, so refusals lead to the login page instead of being JSON."""
    router = APIRouter(prefix="/api/auth/oidc", tags=["accounts"], dependencies=[Depends(public())])
    settings = accounts.settings
    cookie = "__Host-tg_sign_in" if settings.https else "tg_sign_in"

    def door() -> ProviderDoor:
        if accounts.provider_door is None:
            raise NotFound("Signing in by a provider is not set up here (setting oidc_issuer).")
        return accounts.provider_door

    @router.get("/login", summary="Go to the provider to sign in", response_class=RedirectResponse, status_code=_LEAD_ON)
    async def login(next: _Text = HOME) -> Response:
        """`next`: the path to be at afterwards."""
        try:
            uri, kept = await door().begin(own_destination(next))
        except SignInRefused as refused:
            return _refused(refused, "")
        response = RedirectResponse(uri, _LEAD_ON, _NO_STORE)
        # Lax: the way back begins on the provider's page
        response.set_cookie(cookie, kept, max_age=LIFE_S, path="/", secure=settings.https, httponly=True, samesite="lax")
        return response

    @router.get("/callback", summary="Come back from the provider", response_class=RedirectResponse, status_code=_LEAD_ON)
    async def callback(request: Request, code: _Text = "", state: _Text = "", error: _Text = "", iss: _Text = "") -> Response:
        caller = Caller(client_ip(request), request.headers.get("user-agent", ""))
        try:
            entered = await door().finish(Callback(code, state, error, iss), request.cookies.get(cookie, ""), caller)
        except SignInRefused as refused:
            response = _refused(refused, caller.ip)
        else:
            is_whole = not isinstance(entered.answer, Challenge)
            # a fragment stays in the browser: no server or referrer sees it
            where = entered.destination if is_whole else f"{HOME}#sign-in-code={entered.answer.challenge}"  # type: ignore[union-attr]
            response = RedirectResponse(where, _LEAD_ON, _NO_STORE)
            if not isinstance(entered.answer, Challenge):
                put_login(response, entered.answer, settings, accounts.gate.cookies)
        response.delete_cookie(cookie, path="/", secure=settings.https, httponly=True, samesite="lax")
        return response

    @router.post("/logout", summary="Told by the provider that it signed somebody out", openapi_extra=_LOGOUT_BODY)
    async def logout(request: Request) -> Response:
        """OpenID Connect Back-Channel Logout 1.0: `logout_token` in a form."""
        try:
            await door().signed_out(await _logout_token(request))
        except SignInRefused as refused:
            log.warning("provider_sign_out_refused", reason=refused.reason, detail=str(refused), ip=client_ip(request))
            if refused.reason in _PROVIDER_IS_AWAY:
                raise Unavailable("The provider's keys cannot be had right now. Send it again.", retry_after_s=10) from None
            raise InvalidInput("This is no token of the provider's for signing somebody out, or it was used. The log says why.", code="token_refused") from None
        return Response(status_code=200, headers=_NO_STORE)

    return router


async def _logout_token(request: Request) -> str:
    """Of a form, read no further than a token is long."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise UnsupportedMedia("Send the token as a form: 'Content-Type: application/x-www-form-urlencoded'.")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MAX_FORM_BYTES:
            raise PayloadTooLarge(f"The form is larger than {_MAX_FORM_BYTES:,} bytes.")
    try:
        given = parse_qs(body.decode("latin-1"), max_num_fields=20).get("logout_token", [])
    except ValueError:  # more fields than that
        given = []
    if len(given) != 1:
        raise InvalidInput("logout_token: is needed, once.", details=[ErrorDetail("logout_token", "is needed, once")])
    return given[0]


def _refused(refused: SignInRefused, ip: str) -> Response:
    log.warning("provider_sign_in_refused", reason=refused.reason, detail=str(refused), ip=ip)
    return RedirectResponse(f"{HOME}#sign-in-refused={refused.reason}", REFUSED, _NO_STORE)
