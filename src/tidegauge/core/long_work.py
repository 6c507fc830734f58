"""Threads for work that takes seconds to hours, and those for short work, which never wait for one another."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import Final, ParamSpec, TypeVar

LONG_THREADS: Final = 4
"""A backup, an erasure and a clean-up by age, of each of which one is done at a time, and one for archives of people."""

SHORT_THREADS: Final = 8
"""On every machine: they mostly wait for disks and libraries that let go of the interpreter."""

P = ParamSpec("P")
T = TypeVar("T")


async def run_long(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """As `asyncio.to_thread`, in one of the threads for long work; waits for a free one. Never from within long work."""
    context = contextvars.copy_context()
    return await asyncio.get_running_loop().run_in_executor(_long_threads(), partial(context.run, partial(work, *args, **kwargs)))


def give_short_threads(loop: asyncio.AbstractEventLoop) -> None:
    """What `asyncio.to_thread` and the libraries do in the loop's own threads is done in `SHORT_THREADS` of them; the loop closes them."""
    loop.set_default_executor(ThreadPoolExecutor(SHORT_THREADS, "short-work"))


@cache
def _long_threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(LONG_THREADS, "long-work")
