from __future__ import annotations

import socket

import pytest

from tidegauge.app.listening import refuse_taken
from tidegauge.core.settings_source import InvalidSettings


@pytest.mark.req("K5")
def test_a_port_that_is_taken_is_told_before_anything_is_made() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(InvalidSettings, match=rf"127\.0\.0\.1:{port} cannot be listened on: Address already in use\. Stop what listens there"):
            refuse_taken("127.0.0.1", port)
    refuse_taken("127.0.0.1", port)
    refuse_taken("127.0.0.1", 0)
    refuse_taken("", 0)


def test_an_address_that_is_not_this_machines_is_told() -> None:
    with pytest.raises(InvalidSettings, match="Cannot assign requested address"):
        refuse_taken("192.0.2.1", 0)
    with pytest.raises(InvalidSettings, match=r"\[2001:db8::1\]:0 cannot be listened on"):
        refuse_taken("2001:db8::1", 0)
    with pytest.raises(InvalidSettings, match="Give --host an address of this machine"):
        refuse_taken("not a host", 0)
