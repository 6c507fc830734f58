"""A seccomp filter: the calling thread, and those it starts, get "permission denied" for a new socket and for starting a program.

Landlock knows TCP only; a name looked up at a server of the asker's choice would leave by UDP.
"""

from __future__ import annotations

import ctypes
import os
import struct
from typing import Final

_PR_SET_SECCOMP: Final = 22
_MODE_FILTER: Final = 2
_ALLOW: Final = 0x7FFF0000
_DENY: Final = 0x00050000 | 13  # SECCOMP_RET_ERRNO with EACCES
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_NUMBER_AT, _ARCHITECTURE_AT = 0, 4

_ARCHITECTURES: Final = {
    # machine -> (AUDIT_ARCH, numbers of socket, execve, execveat, ptrace, process_vm_readv, process_vm_writev)
    "x86_64": (0xC000003E, (41, 59, 322, 101, 310, 311)),
    "aarch64": (0xC00000B7, (198, 221, 281, 117, 270, 271)),
}

_libc: Final = ctypes.CDLL(None, use_errno=True)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def is_known() -> bool:
    """Whether the machine's system calls have known numbers here."""
    return os.uname().machine in _ARCHITECTURES


def deny_sockets_and_programs() -> None:
    """For the calling thread, which has given up new privileges (Landlock has seen to it). Nothing where `is_known` says no. Raises OSError."""
    if not is_known():
        return
    code = program(*_ARCHITECTURES[os.uname().machine])
    if _libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(_Program(len(code) // 8, code)), 0, 0) < 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))


def program(architecture: int, denied: tuple[int, ...]) -> bytes:
    """Instructions of the filter: 8 bytes each, Linux's `struct sock_filter`."""
    last = len(denied)
    steps = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_JUMP_IF_EQUAL, 0, last + 1, architecture),
        (_LOAD, 0, 0, _NUMBER_AT),
        *((_JUMP_IF_EQUAL, last - index, 0, number) for index, number in enumerate(denied)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _DENY),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
