"""Connections that wait only so long, and let everybody go when they are cut."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import urllib3

from tidegauge.store.engines.question_pool import QuestionPool


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a server that takes everything and answers nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


@pytest.mark.req("K6")
@pytest.mark.hostile(113)
def test_a_question_waits_for_its_time_and_never_longer_than_the_longest(silent: str) -> None:
    pool = QuestionPool(0.3, retries=False)
    for answer_s in (0.05, 60.0):
        began_s = time.monotonic()
        with pool.waiting(answer_s), pytest.raises(urllib3.exceptions.ReadTimeoutError):
            pool.request("GET", silent)
        assert time.monotonic() - began_s < 30
    pool.clear()


@pytest.mark.req("K6")
@pytest.mark.hostile(120)
def test_who_waits_is_let_go_and_nobody_begins_anew(silent: str) -> None:
    pool = QuestionPool(60.0, retries=False)
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(pool.request, "GET", silent)
        while not pool._sockets:
            threading.Event().wait(0.01)
        pool.cut()
        assert isinstance(waiting.exception(10), urllib3.exceptions.ProtocolError)
    with pytest.raises(ConnectionAbortedError):
        pool.request("GET", silent)
    pool.clear()
