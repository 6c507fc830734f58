"""Which OpenID Connect provider people sign in by, whom it lets in, and as what."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.core.setting_groups.kind import SECRET
from tidegauge.core.setting_groups.sign_in import SignInSettings

_Text = Annotated[str, Meta(min_length=1, max_length=200)]


class OidcSettings(SignInSettings, frozen=True, kw_only=True):
    """Signing in by a provider (OpenID Connect)."""

    oidc_issuer: Annotated[
        str,
        Meta(
            pattern=r"^(https?://[^\s?#]+)?$",
            description="OpenID Connect provider that people may sign in by, as it names itself (`https://login.example.com/realms/staff`). Empty: none.",
        ),
    ] = ""
    oidc_client_id: Annotated[str, Meta(description="Client id that the provider has for this installation.")] = ""
    oidc_client_secret: Annotated[
        str,
        Meta(description="Client secret that belongs to it. Empty, and no file: a public client, which proves itself by PKCE alone.", extra=SECRET),
    ] = ""
    oidc_client_secret_file: Annotated[str, Meta(description="File that holds the client secret, instead of `oidc_client_secret`.")] = ""
    oidc_scopes: Annotated[tuple[_Text, ...], Meta(description="Scopes asked for; `openid` is always among them.")] = ("openid", "email", "profile")
    oidc_name: Annotated[str, Meta(max_length=60, description="What the button of the login page says. Empty: `Log in with your organization`.")] = ""
    oidc_allowed_domains: Annotated[
        tuple[Annotated[str, Meta(pattern=r"^[A-Za-z0-9.-]+$")], ...],
        Meta(description="Only people with a verified address of one of these domains may sign in by the provider (`example.com`). Empty: all it knows."),
    ] = ()
    oidc_email_is_trusted: Annotated[
        bool,
        Meta(description="The provider alone gives people their addresses, as a company's directory does: they count as verified though it does not say so."),
    ] = False
    oidc_link_by_email: Annotated[
        bool, Meta(description="Whoever comes with the verified address of an account here gets that account. Else they need one that nobody has.")
    ] = False
    oidc_default_role: Annotated[
        Literal["none", "viewer", "editor", "admin"],
        Meta(description="Role in the first project of people whose groups give none; `none` refuses newcomers without one."),
    ] = "none"
    oidc_groups_claim: Annotated[_Text, Meta(description="Claim that lists a person's groups; a dot leads into an object (`realm_access.roles`).")] = "groups"
    oidc_group_roles: Annotated[
        tuple[Annotated[str, Meta(pattern=r"^.+=((viewer|editor|admin)(@[1-9]\d{0,8})?|administrator)$")], ...],
        Meta(
            description="What groups give at every sign-in: `analysts=editor` in the first project, `shop=viewer@3` in project 3, "
            "`ops=administrator` of the installation. In what is named here the groups decide: whoever left them loses it."
        ),
    ] = ()
    oidc_second_factor: Annotated[bool, Meta(description="People with an authenticator app here are asked for a code after the provider, too.")] = False
    oidc_clock_leeway_s: Annotated[int, Meta(description="How far the clocks of the provider and of this machine may differ.", ge=0, le=300)] = 60
    oidc_inside: Annotated[
        tuple[_Text, ...],
        Meta(description="Host names, addresses and networks inside that the provider may be at (`login.internal`, `10.1.0.0/16`), also without TLS."),
    ] = ()
