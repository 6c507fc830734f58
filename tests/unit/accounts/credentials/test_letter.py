from __future__ import annotations

import pytest

from tidegauge.accounts.credentials.letter import Recipient, link_letter

ENDS_MS = 1_764_403_200_000
URL = "https://tide.example/welcome#token"


@pytest.mark.req("J1")
def test_an_invitation_and_a_reset_read_each_in_their_language_and_zone() -> None:
    to = Recipient("nina@example.com", "Nina", "th", "Asia/Bangkok")
    mail = link_letter(to, URL, is_invitation=True, ends_ms=ENDS_MS, sender="Tidegauge <tide@example.com>")
    text = mail.get_content()
    assert (mail["To"], mail["From"]) == ("Nina <nina@example.com>", "Tidegauge <tide@example.com>")
    assert "ได้รับเชิญ" in str(mail["Subject"])
    assert URL in text
    assert "2025-11-29 15:00 +07" in text
    reset = link_letter(Recipient("nina@example.com", "Nina", "", ""), URL, is_invitation=False, ends_ms=ENDS_MS, sender="tide@example.com")
    assert "ends all your logins" in reset.get_content()
    assert "2025-11-29 08:00 UTC" in reset.get_content()


@pytest.mark.hostile(60)
def test_a_name_makes_no_header_and_no_address() -> None:
    to = Recipient("nina@example.com", "Nina\r\nBcc: all@example.com <evil@example.com>,", "xx", "")
    mail = link_letter(to, URL, is_invitation=True, ends_ms=ENDS_MS, sender="tide@example.com\r\nX: y")
    assert mail["Bcc"] is None
    assert [address.addr_spec for address in mail["To"].addresses] == ["nina@example.com"]
    assert b"\r\nX: y" not in mail.as_bytes()
