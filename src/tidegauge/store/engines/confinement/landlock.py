"""Landlock: what a thread, and every thread it starts from then on, may do with files and TCP. Nothing gives the rights back.

By ctypes, as the C library has no wrappers: three system calls (Linux Documentation/userspace-api/landlock.rst).
"""

from __future__ import annotations

import ctypes
import os
import stat
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
"""The same numbers on every architecture."""
_VERSION_FLAG: Final = 1
_RULE_PATH_BENEATH: Final = 1
_PR_SET_NO_NEW_PRIVS: Final = 38

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, TRUNCATE, IOCTL_DEVICE = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 14, 1 << 15
READ: Final = READ_FILE | READ_DIR
LIST: Final = READ_DIR
_OF_FILES: Final = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEVICE

LEAST_ABI: Final = 3
"""Linux 6.2. Before, a file could be emptied whatever the rules; before 2 nothing could be moved between directories, which the engine does with parts."""
_NETWORK_ABI: Final = 4
_FILE_RIGHTS: Final = {3: (1 << 15) - 1, 4: (1 << 15) - 1}
"""By version of the interface; from 5 on with IOCTL_DEVICE."""

_libc: Final = ctypes.CDLL(None, use_errno=True)


def abi_version() -> int:
    """The interface's version in the running kernel; 0 where there is no Landlock."""
    return max(int(_libc.syscall(_CREATE_RULESET, None, 0, _VERSION_FLAG)), 0)


class Ruleset:
    """What stays allowed; `restrict_thread` makes it so. Raises OSError when the kernel refuses, NotImplementedError below LEAST_ABI."""

    def __init__(self) -> None:
        abi = abi_version()
        if abi < LEAST_ABI:
            raise NotImplementedError(f"Landlock {LEAST_ABI} is needed, the kernel has {abi or 'none'}")
        self._rights = _FILE_RIGHTS.get(abi, (1 << 16) - 1)
        fields = struct.pack("QQ", self._rights, 3) if abi >= _NETWORK_ABI else struct.pack("Q", self._rights)
        self._ruleset = _checked(_libc.syscall(_CREATE_RULESET, fields, len(fields), 0))

    @property
    def everything_but_execute(self) -> int:
        """The rights of a directory that is the thread's own."""
        return self._rights & ~EXECUTE

    def allow(self, paths: Iterable[Path], rights: int) -> None:
        """Rights on files, and on directories with all that is or will be in them. What is not there is passed over."""
        for path in paths:
            try:
                place = os.open(path, os.O_PATH | os.O_CLOEXEC)
            except (FileNotFoundError, NotADirectoryError, PermissionError):
                continue
            try:
                given = rights & self._rights & (-1 if stat.S_ISDIR(os.fstat(place).st_mode) else _OF_FILES)
                if given:
                    _checked(_libc.syscall(_ADD_RULE, self._ruleset, _RULE_PATH_BENEATH, struct.pack("=Qi", given, place), 0))
            finally:
                os.close(place)

    def restrict_thread(self) -> None:
        """From here on the calling thread, and those it starts, keep only what was allowed."""
        _checked(_libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
        _checked(_libc.syscall(_RESTRICT_SELF, self._ruleset, 0))

    def close(self) -> None:
        """No further thread will be restricted by it."""
        os.close(self._ruleset)


def _checked(result: int) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return int(result)
