from __future__ import annotations

from typing import Any

import pytest

from tidegauge.accounts.oidc.configuration import OidcConfiguration, oidc_configuration
from tidegauge.accounts.oidc.identity import Identity, identity_of, require_allowed
from tidegauge.accounts.oidc.refusal import SignInRefused
from tidegauge.core.settings import load_settings

ISSUER = "https://login.example.com"


def configured(**given: Any) -> OidcConfiguration:
    found = oidc_configuration(load_settings(None, {}, {"oidc_issuer": ISSUER, "oidc_client_id": "x", **given}), "https://tide.example")
    assert found is not None
    return found


@pytest.mark.req("J2")
def test_who_came() -> None:
    claims = {"sub": "7", "email": "Ada@Example.com", "email_verified": True, "name": "Ada\x00 L.", "groups": ["a", 5, "b"]}
    assert identity_of(claims, configured()) == Identity(ISSUER, "7", "ada@example.com", True, "Ada L.", frozenset({"a", "b"}))


@pytest.mark.req("J2")
@pytest.mark.parametrize("said", [None, False, "true", 1, "yes"])
def test_only_true_is_verified(said: object) -> None:
    assert not identity_of({"sub": "7", "email": "a@b.c", "email_verified": said}, configured()).is_email_verified
    assert identity_of({"sub": "7", "email": "a@b.c", "email_verified": said}, configured(oidc_email_is_trusted=True)).is_email_verified


@pytest.mark.req("J2")
@pytest.mark.parametrize("email", [None, 5, "", "a", "@b", "a@", "a@b@example.com", "a b@c", "a\n@b", "ａ@example.com", "x" * 260 + "@b.c", ["a@b.c"]])
def test_what_is_no_address_is_none(email: object) -> None:
    found = identity_of({"sub": "7", "email": email, "email_verified": True}, configured(oidc_email_is_trusted=True))
    assert (found.email, found.is_email_verified) == ("", False)


@pytest.mark.req("J2")
@pytest.mark.parametrize("subject", ["", None, 7, "x" * 256, "a\nb", ["a"]])
def test_a_subject_is_a_text_that_can_be_kept(subject: object) -> None:
    with pytest.raises(SignInRefused) as refused:
        identity_of({"sub": subject}, configured())
    assert refused.value.reason == "token_refused"


@pytest.mark.parametrize(
    ("claim", "claims", "groups"),
    [
        ("realm_access.roles", {"realm_access": {"roles": ["a"]}}, {"a"}),
        ("https://example.com/groups", {"https://example.com/groups": ["a"]}, {"a"}),
        ("groups", {"groups": "one"}, {"one"}),
        ("groups", {"groups": {"a": 1}}, set()),
        ("a.b.c", {"a": ["b"]}, set()),
        ("groups", {}, set()),
    ],
)
def test_where_groups_stand(claim: str, claims: dict[str, Any], groups: set[str]) -> None:
    assert identity_of({"sub": "7", **claims}, configured(oidc_groups_claim=claim)).groups == groups


@pytest.mark.req("J2")
@pytest.mark.parametrize(
    ("email", "is_verified", "reason"),
    [
        ("a@example.com", True, None),
        ("a@sub.example.com", True, "domain_not_allowed"),
        ("a@notexample.com", True, "domain_not_allowed"),
        ("a@example.com", False, "email_not_verified"),
        ("", False, "no_email"),
    ],
)
def test_domains(email: str, is_verified: bool, reason: str | None) -> None:
    identity = Identity(ISSUER, "7", email, is_verified, "A", frozenset())
    require_allowed(identity, configured())
    if reason is None:
        require_allowed(identity, configured(oidc_allowed_domains=["example.com"]))
        return
    with pytest.raises(SignInRefused) as refused:
        require_allowed(identity, configured(oidc_allowed_domains=["example.com"]))
    assert refused.value.reason == reason
