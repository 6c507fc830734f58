"""The settings of how people sign in, and for how long."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from tidegauge.core.setting_groups.kind import Rate
from tidegauge.core.setting_groups.screen import ScreenSettings


class SignInSettings(ScreenSettings, frozen=True, kw_only=True):
    """Signing in."""

    access_token_s: Annotated[int, Meta(description="Life of an access token.", ge=60, le=86_400)] = 900
    refresh_token_s: Annotated[int, Meta(description="Life of a login without use; each refresh starts it again.", ge=3_600, le=366 * 86_400)] = 30 * 86_400
    login_longest_s: Annotated[int, Meta(description="Life of a login at most, however often it is renewed.", ge=3_600, le=3_660 * 86_400)] = 90 * 86_400
    admin_second_factor: Annotated[
        bool, Meta(description="Administrators of the installation may administer it only once they sign in in two steps, with an authenticator app.")
    ] = False
    everyone_second_factor: Annotated[
        bool, Meta(description="Nobody gets into a project before they sign in in two steps, with an authenticator app. Keys are not people.")
    ] = False
    login_failures_per_account: Annotated[Rate, Meta(description="Failed logins for one account from one address before it must wait.", min_length=1)] = (
        "10/15 minutes"
    )
    login_failures_per_ip: Annotated[Rate, Meta(description="Failed logins from one address, over all accounts, before it must wait.", min_length=1)] = (
        "50/15 minutes"
    )
    password_sign_in: Annotated[
        bool,
        Meta(description="People may sign in with a password. `false` needs a provider; turn it on again when that is gone for good."),
    ] = True
