from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tidegauge.insights.writer.model import Draft, Model, ModelSettings, ModelSilent, most_tokens
from tidegauge.outbound.client import OutboundClient
from tidegauge.outbound.guard import Guard

MESSAGES = [{"role": "system", "content": "a"}, {"role": "user", "content": "b"}]


class Provider(ThreadingHTTPServer):
    """A server that speaks as models do; `body` is what it answers, `status` how, and it waits for `let_go` where it is to be slow."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, dict[str, str], Any]] = []
        self.status, self.body = 200, b""
        self.let_go = threading.Event()
        self.let_go.set()

    def says(self, text: str | None, **more: Any) -> None:
        self.body = json.dumps({"choices": [{"message": {"content": text}}], "usage": {"prompt_tokens": 7, "completion_tokens": 3}, **more}).encode()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: Provider

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}, asked))
        self.server.let_go.wait(10)
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, *args: object) -> None: ...


@pytest.fixture
def provider() -> Iterator[Provider]:
    server = Provider()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.let_go.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def model(provider: Provider) -> Iterator[Model]:
    client = OutboundClient(Guard(("127.0.0.1",), (provider.server_port,)), timeout_s=0.5)
    yield Model(client, ModelSettings(url=f"{provider.url}/", name="m", key="secret"))
    client.close()


@pytest.mark.req("G5")
@pytest.mark.hostile(91)
async def test_it_is_asked_with_nothing_to_call(provider: Provider, model: Model) -> None:
    provider.says("Up.")
    assert await model.write(MESSAGES) == Draft("Up.", 7, 3)
    path, headers, body = provider.asked[0]
    assert (path, headers["authorization"]) == ("/v1/chat/completions", "Bearer secret")
    assert body == {"model": "m", "messages": MESSAGES, "temperature": 0, "max_tokens": 300}


@pytest.mark.req("K6")
@pytest.mark.hostile(93)
@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (500, b"{}", "answered with status 500"),
        (302, b"", "answered with status 302"),
        (200, b"<html>", "could not be read"),
        (200, b"\xff\xfe{}", "could not be read"),
        (200, b"[" * 100_000, "could not be read"),
        (200, b'{"choices": [{"message": {"content": 5}}]}', "could not be read"),
        (200, b'{"choices": []}', "wrote nothing"),
        (200, b'{"choices": [{"message": {"content": null, "tool_calls": [{"function": {"name": "delete_all"}}]}}]}', "wrote nothing"),
        (200, b" " * 10_000_000, "more than 524,288 bytes"),
    ],
)
async def test_what_is_no_answer_is_said_in_a_sentence(provider: Provider, model: Model, status: int, body: bytes, said: str) -> None:
    provider.status, provider.body = status, body
    with pytest.raises(ModelSilent, match=said):
        await model.write(MESSAGES)


@pytest.mark.req("K6")
@pytest.mark.hostile(93)
async def test_one_that_is_slow_or_away_ends_in_time(provider: Provider, model: Model) -> None:
    provider.let_go.clear()
    with pytest.raises(ModelSilent, match=r"did not answer within 0\.5 s"):
        await model.write(MESSAGES)
    client = OutboundClient(Guard(("127.0.0.1",), (9,)), timeout_s=0.5)
    with pytest.raises(ModelSilent, match="does not accept a connection"):
        await Model(client, ModelSettings(url="http://127.0.0.1:9/v1", name="m")).write(MESSAGES)
    client.close()


@pytest.mark.hostile(85)
async def test_an_address_inside_is_refused_unless_an_operator_allows_it(provider: Provider) -> None:
    client = OutboundClient(Guard((), (provider.server_port,)), timeout_s=0.5)
    with pytest.raises(ModelSilent, match="not on the public internet"):
        await Model(client, ModelSettings(url=provider.url, name="m")).write(MESSAGES)
    client.close()
    assert not provider.asked


def test_what_it_may_cost_is_no_less_than_what_thai_costs() -> None:
    assert most_tokens([{"role": "user", "content": "ก" * 100}]) == 150 + 300
