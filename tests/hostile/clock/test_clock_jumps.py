"""A served product whose wall clock jumps back an hour and ahead a day, by libfaketime: nothing is lost, nobody is locked out, alerts are told once."""

from __future__ import annotations

import base64
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import libfaketime
import pytest
from tests.integration.server import EMAIL, PASSWORD, WRITE_KEY, ServedProduct, served, until

pytestmark = pytest.mark.hostile(112)

_LIBRARY = Path(libfaketime.__file__).parent / "vendor/libfaketime/src/libfaketime.so.1"
_HOUR, _DAY = 3_600, 86_400


class Clock:
    """The server's wall clock, seconds from the real one; its monotonic clock goes on as it does."""

    def __init__(self, directory: Path) -> None:
        self._file = directory / "clock"
        self.set(0)

    def jump(self, product: ServedProduct, offset_s: int) -> None:
        """Set it, and wait until the server has seen that."""
        self.set(offset_s)
        until(lambda: abs(_server_s(product) - time.time() - offset_s) < 2.5, every_s=0.1)

    def set(self, offset_s: int) -> None:
        """What the next look at the clock within a second gives."""
        fresh = self._file.with_suffix(".new")
        fresh.write_text(f"{offset_s:+d}")
        fresh.rename(self._file)

    @property
    def environ(self) -> dict[str, str]:
        return {
            "LD_PRELOAD": str(_LIBRARY),
            "DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_CACHE_DURATION": "1",
        }


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> Clock:
    assert _LIBRARY.exists()
    assert "LD_PRELOAD" not in os.environ
    return Clock(tmp_path_factory.mktemp("clock"))


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory, clock: Clock) -> Iterator[ServedProduct]:
    """Each test leaves it with the right clock."""
    with served(tmp_path_factory.mktemp("jumping"), environ=clock.environ) as product:
        yield product


def _send(product: ServedProduct, first: int, count: int, name: str = "tick") -> None:
    body = [{"id": f"{name}-{number}", "name": name, "value": 1} for number in range(first, first + count)]
    answer = product.client.post("/api/events", json=body, headers={"authorization": f"Bearer {WRITE_KEY}"})
    assert answer.status_code == 202, answer.text


def _sign_in(product: ServedProduct) -> dict[str, Any]:
    answer = product.client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})
    assert answer.status_code == 200, answer.text
    tokens: dict[str, Any] = answer.json()
    product.client.headers["authorization"] = f"Bearer {tokens['access_token']}"
    return tokens


def _server_s(product: ServedProduct) -> int:
    """The server's wall clock, by the stamp of a token that it makes."""
    answer = httpx.post(f"{product.url}/api/auth/login", json={"email": EMAIL, "password": PASSWORD}, timeout=60)
    payload = answer.json()["access_token"].split(".")[1]
    made: int = json.loads(base64.urlsafe_b64decode(payload + "=="))["iat"]
    return made


def _log(product: ServedProduct) -> str:
    return product.log.read_text(errors="replace")


@pytest.mark.req("A3", "B3")
def test_events_are_stored_once_and_in_order_whatever_the_clock_says(product: ServedProduct, clock: Clock) -> None:
    _send(product, 0, 10)
    for step, offset_s in enumerate((-_HOUR, 0, _DAY, _HOUR, 0), 1):
        clock.jump(product, offset_s)
        _send(product, step * 10, 10)
        _send(product, step * 10 - 5, 5)  # seen before
    _sign_in(product)
    everything = {"metric": "tick", "from": "2020-01-01", "to": "2100-01-01"}
    until(lambda: product.value(**everything, aggregation="count") == 60)
    assert product.value(**everything, aggregation="unique_count", value_field="id", exact=True) == 60
    hours = product.ask(**everything, aggregation="count", group_by=["hour"])["results"]
    assert sum(row["value"] for row in hours) == 60
    assert len(hours) >= 4, "each lies in the hour that the clock said"
    recent = product.value(metric="tick", aggregation="count", time_window="last_hour")
    assert 30 <= recent <= 40, "the half hours around now; those of other hours are not in it"
    assert "Traceback" not in _log(product)


@pytest.mark.req("K1")
def test_nobody_is_locked_out_and_no_token_lives_longer(product: ServedProduct, clock: Clock) -> None:
    refresh = _sign_in(product)["refresh_token"]
    clock.jump(product, -3)
    assert product.client.get("/api/auth/me").status_code == 200, "clocks are set right by seconds all the time"
    for offset_s in (-_HOUR, _DAY, 0):
        clock.jump(product, offset_s)
        assert product.client.get("/api/auth/me").status_code == 401, "an access token is of its quarter of an hour"
        product.client.headers.pop("authorization")
        renewed = product.client.post("/api/auth/refresh", json={"refresh_token": refresh})
        assert renewed.status_code == 200, f"at {offset_s}: {renewed.text}"
        refresh = renewed.json()["refresh_token"]
        product.client.headers["authorization"] = f"Bearer {renewed.json()['access_token']}"
        assert product.client.get("/api/auth/me").status_code == 200
    _sign_in(product)


@pytest.mark.req("F2")
@pytest.mark.hostile(125)
def test_an_alert_is_told_once_and_waits_for_real_time(product: ServedProduct, clock: Clock) -> None:
    _sign_in(product)
    rule = {
        "name": "Busy",
        "query": {"metric": "call", "aggregation": "count", "time_window": "last_24_hours"},
        "condition": "gt",
        "threshold": 2,
        "duration": 600,
    }
    fast = {**rule, "name": "At once", "duration": 0}
    for one in (rule, fast):
        assert product.client.post("/api/alerts/rules", json=one).status_code == 201
    _send(product, 0, 5, "call")

    def states() -> dict[str, str]:
        _sign_in(product)
        return {alert["name"]: alert["state"] for alert in product.client.get("/api/alerts").json()["alerts"]}

    until(lambda: states() == {"Busy": "pending", "At once": "firing"})
    for offset_s in (-_HOUR, _HOUR, 0):
        clock.jump(product, offset_s)
        _send(product, 100 + offset_s, 1, "call")
        until(lambda: product.client.get("/health").status_code == 200)
    assert states() == {"Busy": "pending", "At once": "firing"}, "ten minutes of the wall clock are not ten minutes"
    (alert,) = [one for one in product.client.get("/api/alerts").json()["alerts"] if one["name"] == "At once"]
    changes = product.client.get(f"/api/alerts/{alert['id']}/history").json()["changes"]
    assert [change["phase"] for change in changes] == ["firing"]
    assert "Traceback" not in _log(product)
