"""Who holds a claim, and whether they live."""

import os
import socket
import subprocess
import sys

from firewarden.desk.lives import is_gone, own_name

HOST = socket.gethostname()[:50]


def test_dead_process_of_this_host_is_gone_and_a_living_one_is_not() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        name = f"{HOST}-{other.pid}"
        assert not is_gone(name)
        other.kill()
        other.wait()
        assert is_gone(name)


def test_own_name_is_of_an_earlier_life() -> None:
    assert own_name() == f"{HOST}-{os.getpid()}"
    assert is_gone(own_name())


def test_nobody_knows_about_other_hosts_or_names_of_another_kind() -> None:
    names = [f"elsewhere-{os.getpid()}", "elsewhere-999999", f"{HOST}-", "worker", "", f"{HOST}-99999999999999999999"]
    assert [is_gone(name) for name in names] == [False] * 6
