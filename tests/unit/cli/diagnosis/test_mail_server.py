from __future__ import annotations

from typing import Any

import pytest
from tests.integration.mail_sink import mail_sink

from tidegauge.cli.diagnosis.mail_server import check_mail_server
from tidegauge.core.settings import Settings

pytestmark = pytest.mark.req("K7")


def test_a_mail_server_that_is_not_set_is_not_looked_for() -> None:
    assert check_mail_server(Settings()) == []


def test_one_that_answers_and_what_is_wrong_with_the_settings() -> None:
    with mail_sink() as sink:
        place = f"mail server 127.0.0.1:{sink.port}"
        plain: dict[str, Any] = {"smtp_host": "127.0.0.1", "smtp_port": sink.port}
        assert check_mail_server(Settings(**plain, smtp_security="none"))[0].line() == f"✓ {place} answers"
        for security in ("starttls", "tls"):
            assert check_mail_server(Settings(**plain, smtp_security=security))[0].what.startswith(f"{place} cannot be spoken to by {security}")
        assert sink.mails == []
    assert "does not answer" in check_mail_server(Settings(**plain, smtp_security="none"))[0].what
