"""The serving process's end: starts the preparing process when the first large body comes, and hands bodies over."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections import deque
from typing import Final, cast

import structlog

from tidegauge.ingest.offload.order import FRAME, Order, Prepared, decode_answer, encode_order
from tidegauge.ingest.sender import Context

log = structlog.get_logger(__name__)

MIN_BYTES: Final = 64 * 1024
"""Smaller bodies are not worth the way there and back (0.2 ms)."""

MAX_PENDING: Final = 4
"""So many bodies are on their way to the process; the others wait here, in order. Prepared here they would hold the event loop for 3 ms each, and with it
all that is under way."""

ANSWER_S: Final = 20.0
START_S: Final = 10.0
PASSED_OVER: Final = 20
"""So many bodies of a project are not tried after one that wanted a closer look: trying costs the work twice."""

_SOCKET_BYTES: Final = 4 * 1024 * 1024
_START: Final = "import sys; from tidegauge.ingest.offload.worker import main; main(int(sys.argv[1]))"

_Answer = tuple[Prepared, bytes] | None


class Offload:
    """`run` is supervised background work: it ends with an error when the process does, and starts another one when called again."""

    def __init__(self) -> None:
        self._wanted = asyncio.Event()
        self._connected = asyncio.Event()
        self._is_new = True
        self._peer: _Peer | None = None
        self._passed_over: dict[int, int] = {}
        self.prepared = 0
        self.returned = 0

    @property
    def pid(self) -> int | None:
        """The running process."""
        return self._peer.pid if self._peer is not None else None

    async def prepare(self, project: int, body: bytes, content_type: str, received_ms: int, context: Context, policy: bytes = b"") -> _Answer:
        """The body's batch; None when the caller has to do it: the process is not there (yet), is gone, or wants a closer look at the body."""
        self._wanted.set()
        if self._is_new:  # the first bodies wait for it: here, what they need would have to be loaded too
            await self._wait_for_first()
        peer = self._peer
        if peer is None or self._is_passed_over(project):
            return None
        async with peer.turns:
            if peer.gone.done():
                return None
            try:
                async with asyncio.timeout(ANSWER_S):
                    answer = await peer.ask(Order(project, content_type, received_ms, context, policy), body)
            except TimeoutError:
                log.error("ingest_worker_hangs", pid=peer.pid)
                peer.hang_up()
                return None
        if answer is None:
            self.returned += 1
            self._passed_over[project] = PASSED_OVER
        else:
            self.prepared += 1
        return answer

    async def _wait_for_first(self) -> None:
        try:
            async with asyncio.timeout(START_S):
                await self._connected.wait()
        except TimeoutError:
            log.warning("ingest_worker_slow")
        self._is_new = False

    def _is_passed_over(self, project: int) -> bool:
        left = self._passed_over.pop(project, 0)
        if left > 1:
            self._passed_over[project] = left - 1
        return left > 0

    async def run(self) -> None:
        """Keep the process from the first wanted body on, until cancelled. Raises RuntimeError when it ended by itself."""
        await self._wanted.wait()
        ours, theirs = socket.socketpair()
        for end in (ours, theirs):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SOCKET_BYTES)
        with theirs:
            descriptor = theirs.fileno()
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-c", _START, str(descriptor), stdin=asyncio.subprocess.DEVNULL, pass_fds=[descriptor]
            )
        try:
            await self._serve(ours, process)
        finally:
            self._peer = None
            self._is_new = False
            self._connected.set()
            ours.close()
            if process.returncode is None:
                process.kill()  # it holds nothing that is not here too
                await process.wait()

    async def _serve(self, ours: socket.socket, process: asyncio.subprocess.Process) -> None:
        ours.setblocking(False)
        transport, peer = await asyncio.get_running_loop().create_connection(lambda: _Peer(process.pid), sock=ours)
        self._peer = peer
        self._connected.set()
        log.info("ingest_worker_started", pid=process.pid)
        try:
            await peer.gone
        finally:
            transport.close()
        raise RuntimeError(f"the ingest worker ended by itself (exit code {await process.wait()})")


class _Peer(asyncio.Protocol):
    """One connection: answers come in the order of the questions."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.pending: deque[asyncio.Future[_Answer]] = deque()
        self.turns = asyncio.Semaphore(MAX_PENDING)
        self.gone: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._transport: asyncio.Transport | None = None
        self._buffer = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's is no subclass

    async def ask(self, order: Order, body: bytes) -> _Answer:
        assert self._transport is not None, "asked after connection_made"
        head = encode_order(order)
        future: asyncio.Future[_Answer] = asyncio.get_running_loop().create_future()
        self.pending.append(future)
        self._transport.writelines((FRAME.pack(len(head), len(body)), head, body))
        return await future

    def data_received(self, data: bytes) -> None:
        buffer = self._buffer
        buffer += data
        while len(buffer) >= FRAME.size:
            head_size, data_size = FRAME.unpack_from(buffer)
            middle, end = FRAME.size + head_size, FRAME.size + head_size + data_size
            if len(buffer) < end:
                return
            prepared = decode_answer(memoryview(buffer)[FRAME.size : middle])
            answer = None if prepared is None else (prepared, bytes(memoryview(buffer)[middle:end]))
            self._buffer = buffer = buffer[end:]
            _settle(self.pending.popleft(), answer)

    def hang_up(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    def connection_lost(self, _: Exception | None) -> None:
        while self.pending:
            _settle(self.pending.popleft(), None)
        if not self.gone.done():
            self.gone.set_result(None)


def _settle(future: asyncio.Future[_Answer], answer: _Answer) -> None:
    if not future.done():  # its client may be gone
        future.set_result(answer)
