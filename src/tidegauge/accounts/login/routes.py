"""HTTP: signing in and out, and who is signed in."""

from collections.abc import Callable
from typing import Annotated, Final

import msgspec
from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.cookie import CookieNames
from tidegauge.accounts.dependencies import body_of, gate_of, proof_of, public, signed_in
from tidegauge.accounts.login.caller import Caller
from tidegauge.accounts.login.person import Credentials, Farewell, PersonView, RefreshBody, SessionView, SignInWays
from tidegauge.accounts.login.session import Challenge, TokenPair
from tidegauge.accounts.office import Accounts
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.projects.project import HasEvents, project_view
from tidegauge.accounts.second_factor.enrolment import ChallengeAnswer
from tidegauge.contracts.json_schema import body_schema
from tidegauge.core.errors import Forbidden, Unauthenticated
from tidegauge.core.settings import Settings

ClientIp = Callable[[Request], str]
REFRESH_PATH: Final = "/api/auth"


def login_router(accounts: Accounts, has_events: HasEvents, client_ip: ClientIp) -> APIRouter:
    """`/api/auth/…`. Tokens come in the body for scripts and as HttpOnly cookies for browsers."""
    router = APIRouter(prefix="/api/auth", tags=["accounts"])
    settings, cookies = accounts.settings, accounts.gate.cookies

    def caller(request: Request) -> Caller:
        return Caller(client_ip(request), request.headers.get("user-agent", ""))

    @router.post("/login", summary="Sign in", dependencies=[Depends(public())], openapi_extra=body_schema(Credentials))
    async def login(request: Request) -> Response:
        given = await body_of(request, Credentials)
        if not settings.password_sign_in:
            raise Forbidden("Passwords are turned off here. Sign in by your organization's provider.", code="passwords_off")
        answer = await accounts.logins.log_in(given.email, given.password, caller(request))
        return _json(answer) if isinstance(answer, Challenge) else _signed_in(answer, settings, cookies)

    @router.post("/login/code", summary="The second step of signing in", dependencies=[Depends(public())], openapi_extra=body_schema(ChallengeAnswer))
    async def answer(request: Request) -> Response:
        given = await body_of(request, ChallengeAnswer)
        pair = await accounts.logins.answer(given.challenge, given.code, caller(request))
        if accounts.provider_door is not None:
            await accounts.provider_door.carry_over(given.challenge, pair)
        return _signed_in(pair, settings, cookies)

    @router.post("/refresh", summary="Renew the tokens", dependencies=[Depends(public())], openapi_extra=body_schema(RefreshBody))
    async def refresh(request: Request) -> Response:
        received_at_ms = accounts.clock.now_ms()
        token = (await body_of(request, RefreshBody)).refresh_token if "content-type" in request.headers else ""
        is_cookie = not token
        if is_cookie:
            token = request.cookies.get(cookies.refresh, "")
            if not token:
                raise Unauthenticated("Not signed in.")
            proof_of(request).require_own_page()
        pair = await accounts.logins.refresh(token, caller(request), received_at_ms=received_at_ms, is_cookie=is_cookie)
        return _signed_in(pair, settings, cookies)

    @router.post("/logout", summary="Sign out", status_code=204, dependencies=[Depends(public())])
    async def logout(request: Request) -> Response:
        proof = proof_of(request)
        refresh_cookie = request.cookies.get(cookies.refresh, "")
        is_by_cookie = not proof.token and bool(proof.cookie or refresh_cookie)  # a foreign page can put a token beside the cookies
        if is_by_cookie:
            proof.require_own_page()
        session_id = await accounts.logins.log_out(proof.token or proof.cookie, refresh_cookie if is_by_cookie else "")
        farewell = await accounts.provider_door.farewell(session_id) if session_id and accounts.provider_door else None
        response = _json(Farewell(farewell)) if farewell else Response(status_code=204)
        for name, path in ((cookies.access, "/"), (cookies.refresh, REFRESH_PATH)) if is_by_cookie else ():
            response.delete_cookie(name, path=path, secure=settings.https, httponly=True, samesite="strict")
        return response

    @router.get("/session", summary="Whether this browser is signed in or can renew its login", dependencies=[Depends(public())])
    async def session(request: Request) -> Response:
        """A page asks this first: it is no error to be a stranger, and the console stays clean."""
        try:
            await gate_of(request).person(proof_of(request))
            is_signed_in = True
        except Unauthenticated:
            is_signed_in = False
        ways = SignInWays(settings.password_sign_in, accounts.provider_door is not None, settings.oidc_name, accounts.credentials.sends_mail)
        return _json(SessionView(is_signed_in, cookies.refresh in request.cookies, ways, settings.browsers_keep_answers))

    @router.get("/me", summary="Who is signed in, and their projects")
    async def me(request: Request, person: Annotated[Principal, Depends(signed_in())]) -> Response:
        gate = gate_of(request)
        _, access = await gate.access(proof_of(request))
        projects = [project_view(project, has_events=await has_events(project.id)) for project in access.projects]
        view = PersonView(
            access.person_id,
            access.email,
            access.name,
            access.role,
            projects,
            needs_second_factor=gate.lacks_second_factor(access),
            is_kept_out=gate.is_kept_out(access),
            timezone=access.timezone,
            language=access.language,
        )
        return _json(view)

    return router


def put_login(response: Response, pair: TokenPair, settings: Settings, cookies: CookieNames) -> None:
    """Give the browser its login."""
    for name, token, path, life_s in (
        (cookies.access, pair.access_token, "/", settings.access_token_s),
        (cookies.refresh, pair.refresh_token, REFRESH_PATH, settings.refresh_token_s),
    ):
        response.set_cookie(name, token, max_age=life_s, path=path, secure=settings.https, httponly=True, samesite="strict")


def _signed_in(pair: TokenPair, settings: Settings, cookies: CookieNames) -> Response:
    response = _json(pair)
    put_login(response, pair, settings, cookies)
    return response


def _json(value: msgspec.Struct) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json", headers={"cache-control": "no-store"})
