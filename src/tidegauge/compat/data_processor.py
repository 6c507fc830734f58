"""Aggregation rules from Python, with the names of earlier dashboards: `processor.add_aggregation_rule(...)`."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import msgspec
import urllib3

from tidegauge.aggregation.rule import AggregationRule, check_rule
from tidegauge.core.errors import Conflict, InvalidInput, NotFound, TidegaugeError, Unavailable

_PATH = "/api/aggregation/rules"


class DataProcessor:
    """A server's aggregation rules. `url`: where it is (`http://127.0.0.1:8050`); `token`: an access token of somebody who may edit the project."""

    def __init__(self, url: str, token: str, *, timeout_s: float = 30.0) -> None:
        self._url = url.rstrip("/")
        self._headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
        self._http = urllib3.PoolManager(timeout=timeout_s, retries=False)

    def add_aggregation_rule(self, name: str, source_metric: str, aggregation: str | None, window_seconds: int, output_metric: str, **more: Any) -> str:
        """Make points of `output_metric` from now on, one for every window; gives the rule's id.

        `more`: the other parts of AggregationRule, such as window="sliding", slide_seconds=60, group_by=["endpoint"], allowed_lateness_seconds=30.
        Raises InvalidInput for a rule that cannot be (the message names the part), Conflict when the name or the output is taken, Unavailable without an
        answer, TidegaugeError for any other refusal.
        """
        given = {"name": name, "source_metric": source_metric, "aggregation": aggregation, "window_seconds": window_seconds, "output_metric": output_metric}
        try:
            rule = check_rule(msgspec.convert(given | more, AggregationRule))
        except msgspec.ValidationError as error:
            raise InvalidInput(f"Not an aggregation rule: {error}.") from None
        answer = self._call("POST", _PATH, msgspec.json.encode(rule))
        return str(answer["id"])

    def aggregation_rules(self) -> list[dict[str, Any]]:
        """The project's rules by name, each with its id, how far it has come and its points. Raises as `add_aggregation_rule`."""
        rules: list[dict[str, Any]] = self._call("GET", _PATH)["rules"]
        return rules

    def remove_aggregation_rule(self, name: str) -> None:
        """Make no more points by a rule (its name or id); those that it made stay. Raises NotFound, and as `add_aggregation_rule`."""
        self._call("DELETE", f"{_PATH}/{quote(name, safe='')}")

    def _call(self, method: str, path: str, body: bytes | None = None) -> Any:
        try:
            answer = self._http.request(method, self._url + path, body=body, headers=self._headers)
        except urllib3.exceptions.HTTPError as error:
            raise Unavailable(f"{self._url} does not answer: {type(error).__name__}.") from None
        if answer.status >= 400:
            raise _refusal(answer.status, answer.data)
        return msgspec.json.decode(answer.data) if answer.data else None


def _refusal(status: int, body: bytes) -> TidegaugeError:
    try:
        told = msgspec.json.decode(body)["error"]
        code, message = str(told["code"]), str(told["message"])
    except (msgspec.DecodeError, KeyError, TypeError):
        code, message = "unknown", f"The server answered {status}."
    kind = {400: InvalidInput, 404: NotFound, 409: Conflict, 503: Unavailable}.get(status, TidegaugeError)
    return kind(message, code=code)
