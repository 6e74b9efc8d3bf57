"""Become another program that cannot outlive the process which started it.

Run as `python -I tethered.py SIGNAL UID GID PARENT PROGRAM ARGUMENT…`. When the parent goes, however it goes, Linux
sends SIGNAL to the program: a demo that is killed with -9 leaves neither a database server nor a web server behind.
On another system the program runs untethered. It runs as the account UID and GID, or as the present one where they
are "-". The process id stays the same, so the parent can wait for the program and stop it.
"""

import ctypes
import os
import sys

_ANNOUNCE_DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG in linux/prctl.h


def become(arguments: list[str]) -> None:
    """Change account, tie this process to its parent, and turn into the program; never returns."""
    death, uid, gid, parent, *command = arguments
    if uid != "-":
        os.setgroups([])
        os.setgid(int(gid))
        os.setuid(int(uid))
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_ANNOUNCE_DEATH_OF_PARENT, int(death), 0, 0, 0)
    if os.getppid() == int(parent):  # else it went before we were tied, and nobody would tell us
        os.execv(command[0], command)


if __name__ == "__main__":
    become(sys.argv[1:])
