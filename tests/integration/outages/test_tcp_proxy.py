"""The proxy itself: what the other tests rely on."""

from __future__ import annotations

import socket
import threading

import pytest
from tests.integration.outages.tcp_proxy import proxied


def _echo(server: socket.socket, received: list[bytes]) -> None:
    """Two connections, one after the other."""
    for _ in range(2):
        connection, _ = server.accept()
        with connection:
            try:
                while data := connection.recv(100):
                    received.append(data)
                    connection.sendall(data)
            except ConnectionResetError:
                continue


def _until_reset(client: socket.socket) -> None:
    while client.recv(100):
        pass


def _say_hello(address: tuple[str, int]) -> None:
    with socket.create_connection(address, timeout=60) as client:
        client.recv(100)


def test_it_passes_on_holds_back_cuts_off_and_refuses() -> None:
    received: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_echo, args=(server, received))
        thread.start()
        with proxied(("127.0.0.1", server.getsockname()[1])) as proxy:
            address = ("127.0.0.1", proxy.port)
            with socket.create_connection(address, timeout=60) as client:
                client.sendall(b"hello")
                assert client.recv(100) == b"hello"
                proxy.freeze()
                client.sendall(b"later")
                client.settimeout(0.2)
                with pytest.raises(TimeoutError):
                    client.recv(100)
                proxy.thaw()
                client.settimeout(5)
                assert client.recv(100) == b"later"
            proxy.cut_after = 3
            with socket.create_connection(address, timeout=60) as client:
                client.sendall(b"hello")
                with pytest.raises(ConnectionResetError):
                    _until_reset(client)
            thread.join(5)
            proxy.refuses = True
            with pytest.raises(ConnectionResetError):
                _say_hello(address)
    assert b"".join(received) == b"hellolaterhel"
    assert proxy.cuts == 1
