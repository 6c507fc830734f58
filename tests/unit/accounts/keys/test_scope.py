from __future__ import annotations

from typing import Any

import pytest

from tidegauge.accounts.keys.key import NewKey
from tidegauge.accounts.keys.scope import SCOPES, StoredLimits, limits_of, read_limits, read_scopes, scopes_of, shown_limits, stored_limits, stored_scopes
from tidegauge.accounts.policy import OF_READ_KEY, OF_WRITE_KEY, Permission
from tidegauge.core.errors import InvalidInput


@pytest.mark.req("J3")
def test_scopes_are_kept_and_read_again() -> None:
    chosen = scopes_of(NewKey("read", "k", scopes=["audit", "read"]))
    assert stored_scopes("read", chosen) == "read,audit"
    assert read_scopes("read", "read,audit") == chosen == {Permission.READ, Permission.AUDIT}
    assert stored_scopes("read", scopes_of(NewKey("read", "k"))) == "", "all that such keys have, also in a later version"
    assert read_scopes("read", "") == OF_READ_KEY
    assert read_scopes("write", "") == scopes_of(NewKey("write", "k")) == OF_WRITE_KEY


@pytest.mark.req("J3")
@pytest.mark.hostile(64)
def test_what_a_stored_text_cannot_give() -> None:
    assert read_scopes("read", "read,admin,keys,unheard_of") == {Permission.READ}
    assert SCOPES & {Permission.ADMIN, Permission.KEYS, Permission.MANAGE_PEOPLE, Permission.MANAGE_PROJECT, Permission.INGEST} == set()


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (NewKey("read", "k", scopes=["read", "quary"]), "scopes.1"),
        (NewKey("read", "k", scopes=[]), "scopes"),
        (NewKey("write", "k", scopes=["write"]), "scopes"),
    ],
)
def test_what_no_key_can_have_is_named(new: NewKey, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        scopes_of(new)
    assert refused.value.details[0].field == field


@pytest.mark.req("J3")
def test_limits_are_kept_in_one_form() -> None:
    new = NewKey("write", "k", events=["a", "b", "a"], origins=["https://A.example"], networks=["10.0.0.9/8"])
    stored = stored_limits(limits_of(new))
    assert shown_limits(stored) == StoredLimits(["a", "b"], ["https://a.example"], ["10.0.0.0/8"])
    found = read_limits(stored)
    assert found is not None
    assert (found.events, found.origins) == ({"a", "b"}, {"https://a.example"})
    assert stored_limits(limits_of(NewKey("write", "k"))) == ""
    assert read_limits("") is None


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"origins": ["https://a.example/x"]}, "origins.0"),
        ({"origins": ["https://a.example", "*"]}, "origins.1"),
        ({"origins": ["https://[x"]}, "origins.0"),
        ({"networks": ["10.0.0.0/99"]}, "networks.0"),
    ],
)
def test_what_is_no_origin_or_network_is_named(given: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        limits_of(NewKey("write", "k", **given))
    assert refused.value.details[0].field == field


def test_only_write_keys_are_bound() -> None:
    with pytest.raises(InvalidInput, match="only a write key"):
        limits_of(NewKey("read", "k", networks=["10.0.0.0/8"]))


@pytest.mark.req("J3")
@pytest.mark.parametrize(("name", "end"), [("audits", " Did you mean 'audit'?"), ("zzzz", "audit.")])
def test_what_is_no_scope_is_said_in_whole_sentences(name: str, end: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        scopes_of(NewKey("read", "k", scopes=[name]))
    assert refused.value.message.endswith(end)
