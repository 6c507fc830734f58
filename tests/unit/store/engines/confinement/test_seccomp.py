from __future__ import annotations

import subprocess
import sys

import pytest

from tidegauge.store.engines.confinement.seccomp import is_known, program

CODE = """
import ctypes, os, socket, threading
from tidegauge.store.engines.confinement.seccomp import deny_sockets_and_programs
assert ctypes.CDLL(None).prctl(38, 1, 0, 0, 0) == 0
seen = []
def run():
    deny_sockets_and_programs()
    for attempt in (lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM), lambda: socket.socket(socket.AF_UNIX), lambda: os.execv("/bin/true", ["true"])):
        try:
            attempt()
        except PermissionError:
            seen.append("denied")
thread = threading.Thread(target=run)
thread.start()
thread.join()
socket.socket().close()
print(seen)
"""


def test_the_filter_jumps_to_the_refusal_for_each_denied_call_and_lets_the_rest_by() -> None:
    code = program(7, (41, 59))
    steps = [code[at : at + 8] for at in range(0, len(code), 8)]
    assert len(steps) == 7
    assert [step[2] for step in steps[3:5]] == [2, 1]  # over the second test and "allow", over "allow"
    assert steps[1][3] == 3  # another architecture goes to "allow"


@pytest.mark.skipif(not is_known(), reason="no numbers of this machine's calls")
def test_a_filtered_thread_makes_no_socket_and_starts_no_program() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, timeout=180)
    assert (done.stdout, done.stderr) == ("['denied', 'denied', 'denied']\n", "")
