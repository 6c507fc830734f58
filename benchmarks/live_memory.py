"""Memory of idle live connections: the server's resident memory before and after many log in and stay, beside the same number of bare asyncio sockets."""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import sys
from pathlib import Path

import uvloop

from benchmarks.figure import Figure
from benchmarks.server import Server, free_port, running

_UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"


def _resident_kb(pid: int) -> int:
    return int(Path(f"/proc/{pid}/status").read_text().split("VmRSS:")[1].split()[0])


async def _open(port: int, count: int, hello: bytes, answer: bytes) -> list[asyncio.StreamWriter]:
    """Sockets that said hello and got their answer; whoever has them keeps them open."""
    writers = []
    for _ in range(count):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(hello)
        head = await reader.readuntil(answer)
        if b" 101 " not in head[:20] and answer != b"\n":
            raise RuntimeError(head.decode())
        writers.append(writer)
    return writers


async def _cost_kb(port: int, pid: int, count: int, hello: bytes, answer: bytes) -> float:
    """KB a connection, after a warm-up of a tenth."""
    warm = await _open(port, count // 10, hello, answer)
    before = _resident_kb(pid)
    opened = await _open(port, count, hello, answer)
    await asyncio.sleep(0.5)
    after = _resident_kb(pid)
    for writer in (*warm, *opened):
        writer.close()
    return (after - before) / count


def _of_server(server: Server, count: int) -> float:
    hello = f"GET /ws?token={server.login()} HTTP/1.1\r\nHost: x\r\n{_UPGRADE}".encode()
    return uvloop.run(_cost_kb(server.port, server.pid, count, hello, b"\r\n\r\n"))


async def _bare(port: int) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(await reader.readline())
        with contextlib.suppress(ConnectionError):
            await reader.read()

    server = await asyncio.start_server(serve, "127.0.0.1", port, backlog=4096)
    print("ready", flush=True)
    await server.serve_forever()


def run(quick: bool) -> list[Figure]:
    """1,000 connections (4,000 when not quick); at most 30 s."""
    count, port = 1_000 if quick else 4_000, free_port()
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.live_memory", str(port)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        process.stdout.readline()
        bare_kb = uvloop.run(_cost_kb(port, process.pid, count, b"hello\n", b"\n"))
    finally:
        process.terminate()
        process.wait(10)
    with running() as server:
        ours_kb = _of_server(server, count)
    return [Figure(f"memory of an idle live connection ({count:,} open)", ours_kb, "KB", "asyncio stream", bare_kb, "<= 20 KB")]


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1].isdigit():
        uvloop.run(_bare(int(sys.argv[1])))
    else:
        for figure in run("--quick" in sys.argv):
            print(figure.line())
