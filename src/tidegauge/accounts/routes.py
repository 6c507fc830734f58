"""Every HTTP route of accounts."""

from fastapi import APIRouter, Request

from tidegauge.accounts.credentials.routes import credential_router
from tidegauge.accounts.identities.routes import identity_router
from tidegauge.accounts.keys.routes import key_router
from tidegauge.accounts.login.routes import ClientIp, login_router
from tidegauge.accounts.members.routes import member_router
from tidegauge.accounts.office import Accounts
from tidegauge.accounts.oidc.routes import oidc_router
from tidegauge.accounts.people.routes import user_router
from tidegauge.accounts.permissions.routes import permission_router
from tidegauge.accounts.profile.routes import profile_router
from tidegauge.accounts.projects.project import HasEvents
from tidegauge.accounts.projects.routes import project_router
from tidegauge.accounts.second_factor.routes import second_factor_router
from tidegauge.accounts.sessions.login import ReadAgent, plain_agent
from tidegauge.accounts.sessions.routes import session_router
from tidegauge.accounts.teams.routes import team_router


def peer_address(request: Request) -> str:
    """The address that the connection comes from; "" when unknown."""
    return request.client.host if request.client else ""


def accounts_router(accounts: Accounts, has_events: HasEvents, client_ip: ClientIp = peer_address, read_agent: ReadAgent = plain_agent) -> APIRouter:
    """The routes; the app also sets `app.state.gate = accounts.gate`. `client_ip` gives the address that logins are throttled by,
    `read_agent` what a user agent says about the device."""
    router = APIRouter()
    for part in (
        login_router(accounts, has_events, client_ip),
        oidc_router(accounts, client_ip),
        identity_router(accounts.identities, accounts.confirmation, client_ip),
        session_router(accounts.sessions, read_agent),
        second_factor_router(accounts.factors, accounts.confirmation, client_ip, accounts.asks_second_factor),
        profile_router(accounts.profiles, client_ip),
        credential_router(accounts.credentials, client_ip),
        user_router(accounts.people, accounts.credentials),
        project_router(accounts.tenancy, has_events),
        key_router(accounts.keychain),
        member_router(accounts.memberships),
        team_router(accounts.teams, accounts.team_places),
        permission_router(),
    ):
        router.routes.extend(part.routes)  # as they are: including a router makes each of its routes a second time
    return router
