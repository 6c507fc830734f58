"""Send what this machine does: processor, memory, disk, network, load and chosen processes, sampled every second.

  tidegauge agent --url http://127.0.0.1:8050 --key KEY
  tidegauge agent --url … --key … --process postgres --process nginx --disk /var

Each sample is one event, system_sample. While the server cannot be reached the samples of the last hour wait in memory."""

from __future__ import annotations

import argparse
import math
import os
import socket

NAME = "agent"
HELP = "send what this machine does, every second"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The key may come from TIDEGAUGE_WRITE_KEY, so that it need not stand in the shell's history."""
    parser.add_argument("--url", default=os.environ.get("TIDEGAUGE_URL", "http://127.0.0.1:8050"), help="the server (default %(default)s)")
    parser.add_argument("--key", default=os.environ.get("TIDEGAUGE_WRITE_KEY"), help="a write key (default: the environment's TIDEGAUGE_WRITE_KEY)")
    parser.add_argument("--host", default=socket.gethostname(), help="the name of this machine (default %(default)s)")
    parser.add_argument("--disk", metavar="PATH", default="/", help="the file system to watch (default %(default)s)")
    parser.add_argument("--process", metavar="NAME", action="append", default=[], help="watch processes of this name too (repeatable)")
    parser.add_argument("--interval", metavar="S", type=interval, default=1.0, help="seconds between samples (default 1)")
    parser.add_argument("--count", metavar="N", type=int, help="stop after so many samples")


def interval(text: str) -> float:
    """0.1 to 3,600 seconds."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0.1 <= seconds <= 3_600:
        raise argparse.ArgumentTypeError(f"'{text}' is no interval (0.1 to 3600 seconds)")
    return seconds


def run(arguments: argparse.Namespace) -> int:
    from tidegauge.cli.sampling.loop import SampleLoop
    from tidegauge.core.errors import InvalidInput
    from tidegauge.telemetry.sampler import Sampler

    if not arguments.key:
        raise InvalidInput("Give a write key: --key KEY, or TIDEGAUGE_WRITE_KEY in the environment. Sources lists them.")
    sampler = Sampler(arguments.host, arguments.disk, arguments.process)
    return SampleLoop(sampler, arguments.url, arguments.key, arguments.interval, arguments.count).run()
