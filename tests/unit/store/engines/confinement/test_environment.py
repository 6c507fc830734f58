from __future__ import annotations

import os
import subprocess
import sys

CODE = """
import os
from tidegauge.store.engines.confinement.environment import hide_secrets
hidden = hide_secrets()
shown = dict(line.split("=", 1) for line in open("/proc/self/environ").read().split(chr(0)) if "=" in line)
names = ("TIDEGAUGE_SECRET_KEY", "TIDEGAUGE_META_URL", "PLAIN", "EMPTY_TOKEN")
print(hidden, [shown[name] for name in names], [os.environ[name] for name in names])
"""


def test_secrets_are_not_in_what_the_kernel_shows_and_the_program_keeps_them() -> None:
    given = {"TIDEGAUGE_SECRET_KEY": "abc", "TIDEGAUGE_META_URL": "postgresql://u:p@h/d", "PLAIN": "as it is", "EMPTY_TOKEN": "", "PATH": os.environ["PATH"]}
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, timeout=180, env=given)
    assert done.stdout == f"2 {['***', '*' * 20, 'as it is', '']} {['abc', 'postgresql://u:p@h/d', 'as it is', '']}\n", done.stderr
