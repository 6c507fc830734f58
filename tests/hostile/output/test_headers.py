"""Every answer, whatever it is, tells the browser what this product never does."""

from __future__ import annotations

from typing import Final

import pytest
from tests.hostile.output.conftest import PLUGIN
from tests.hostile.output.every_call import at, call, routes_of
from tests.integration.server import ServedProduct

from tidegauge.app.security_headers import CONTENT_SECURITY_POLICY

PAGES: Final = ("/", "/dashboards", "/settings/users", "/share/none", "/welcome", "/docs", "/docs/start.js", "/docs/swagger-ui-bundle.js", "/nothing.png")
SENT: Final = {
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def policy_of(text: str) -> dict[str, list[str]]:
    """Directive -> sources."""
    return {name: sources for name, *sources in (part.split() for part in text.split(";") if part.strip())}


def weaknesses(text: str) -> list[str]:
    """What Google's CSP Evaluator calls a weakness of a policy that lets scripts come from its own host only."""
    policy = policy_of(text)
    fallback = policy.get("default-src", ["*"])
    found = [f"{name} may be anything" for name in ("script-src", "object-src", "style-src", "connect-src") if "*" in policy.get(name, fallback)]
    found += [f"script-src has {one}" for one in policy.get("script-src", fallback) if one.startswith(("'unsafe", "data:", "blob:", "http", "*"))]
    found += [f"{name} is open" for name in ("base-uri", "form-action", "frame-ancestors") if name not in policy]
    found += ["objects may be loaded"] if policy.get("object-src", fallback) != ["'none'"] else []
    return found + [f"{name} takes plain HTTP" for name, sources in policy.items() if any(one.startswith("http:") for one in sources)]


@pytest.mark.req("J7")
@pytest.mark.hostile(288)
@pytest.mark.asvs("3.2.1", "3.4.4")
def test_every_route_sends_the_guards_of_a_browser_whatever_it_answers(house: ServedProduct) -> None:
    api = house.client.get("/openapi.json").json()
    bare: dict[str, object] = {}
    for method, path in routes_of(api):
        for headers in ({}, {"Authorization": "none"}):
            answer = call(house.client, method, at(path, "x"), headers=headers, content=b"{")
            missing = [name for name, value in SENT.items() if answer.headers.get(name) != value]
            if "x-content-type-options" in missing or (missing and path not in ("/api/events", "/metrics")):
                bare[f"{method} {path} {answer.status_code}"] = missing
    assert bare == {}


@pytest.mark.req("J7")
@pytest.mark.hostile(288)
@pytest.mark.parametrize("path", [*PAGES, f"/plugins/{PLUGIN}/index.html", f"/plugins/{PLUGIN}/none.js", "/assets/none.js", "/api/nothing"])
@pytest.mark.asvs("3.4.3")
def test_the_policy_of_every_page_has_no_weakness(house: ServedProduct, path: str) -> None:
    answer = house.client.get(path)
    assert weaknesses(answer.headers["content-security-policy"]) == []
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert policy_of(answer.headers["content-security-policy"])["frame-ancestors"] in (["'none'"], ["'self'"])
    assert answer.headers["referrer-policy"] in ("strict-origin-when-cross-origin", "no-referrer")
    assert "camera=()" in answer.headers["permissions-policy"]
    assert "server" not in answer.headers
    assert "x-powered-by" not in answer.headers


@pytest.mark.parametrize(
    ("weak", "says"),
    [
        ("script-src 'self' 'unsafe-inline'", "script-src has 'unsafe-inline'"),
        ("script-src 'self' data:", "script-src has data:"),
        ("script-src https:", "script-src has https:"),
        ("default-src *", "script-src may be anything"),
        ("script-src 'self'", "base-uri is open"),
        ("script-src 'self'", "objects may be loaded"),
        ("img-src http://a.example", "img-src takes plain HTTP"),
    ],
)
def test_a_weak_policy_is_seen_to_be_one(weak: str, says: str) -> None:
    assert says in weaknesses(weak)


@pytest.mark.req("J7")
@pytest.mark.hostile(289)
def test_markup_in_strings_is_refused_by_the_browser_itself() -> None:
    policy = policy_of(CONTENT_SECURITY_POLICY)
    assert policy["require-trusted-types-for"] == ["'script'"]
    assert policy["trusted-types"] == ["app", "'allow-duplicates'"]
    assert "unsafe" not in CONTENT_SECURITY_POLICY


@pytest.mark.req("J7")
@pytest.mark.hostile(290)
@pytest.mark.asvs("14.3.2", "14.2.2")
def test_no_answer_with_data_is_kept_by_a_browser_or_proxy(house: ServedProduct) -> None:
    api = house.client.get("/openapi.json").json()
    kept = {}
    for method, path in routes_of(api):
        answer = call(house.client, method, at(path, "x"))
        if "no-store" not in answer.headers.get("cache-control", ""):
            kept[f"{method} {path}"] = answer.headers.get("cache-control")
    assert kept == {}
    assert house.client.get("/").headers["cache-control"] == "no-cache"


@pytest.mark.req("J7")
@pytest.mark.hostile(68)
@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "https://app.example.com.evil.example",
        "https://evilapp.example.com",
        "https://sub.app.example.com",
        "http://app.example.com",
        "https://app.example.com:8443",
        "https://app.example.com@evil.example",
        "https://APP.EXAMPLE.COM.",
        "https://app.example.com\u200b",
        "*",
    ],
)
@pytest.mark.asvs("3.4.2")
@pytest.mark.hostile(219)
def test_an_origin_that_looks_like_an_allowed_one_may_read_nothing(house: ServedProduct, origin: str) -> None:
    for method in ("GET", "OPTIONS"):
        asked = {"Origin": origin.encode(), "Access-Control-Request-Method": b"GET"}
        answer = house.client.request(method, "/api/dashboards", headers=asked)
        assert answer.headers.get("access-control-allow-origin") in (None, "https://app.example.com"), origin
        assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.req("J7")
@pytest.mark.hostile(68)
def test_an_allowed_origin_may_read_with_a_token_and_never_with_a_cookie(house: ServedProduct) -> None:
    answer = house.client.get("/api/dashboards", headers={"Origin": "https://app.example.com"})
    assert answer.headers["access-control-allow-origin"] == "https://app.example.com"
    assert "origin" in answer.headers["vary"].lower()
    assert "access-control-allow-credentials" not in answer.headers
