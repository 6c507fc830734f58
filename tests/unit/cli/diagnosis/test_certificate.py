from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from tidegauge.cli.diagnosis.certificate import check_certificate
from tidegauge.core.settings import Settings, load_settings


def issued(directory: Path, ends: datetime) -> Settings:
    made = trustme.CA().issue_cert("localhost", not_before=datetime(2020, 1, 1), not_after=ends.replace(tzinfo=None))
    cert, key = directory / "cert.pem", directory / "key.pem"
    cert.write_bytes(b"".join(part.bytes() for part in made.cert_chain_pems))
    key.write_bytes(made.private_key_pem.bytes())
    key.chmod(0o600)
    return load_settings(None, {}, {"tls_cert": str(cert), "tls_key": str(key)})


@pytest.mark.req("J7")
def test_without_a_certificate_there_is_nothing_to_say() -> None:
    assert check_certificate(load_settings(None, {}, {})) == []


@pytest.mark.req("J7")
@pytest.mark.parametrize(("days", "is_fine", "said"), [(90, True, "holds until"), (3, False, "ends on"), (-3, False, "ended on")])
def test_how_long_it_holds(tmp_path: Path, days: int, is_fine: bool, said: str) -> None:
    (finding,) = check_certificate(issued(tmp_path, datetime.now(UTC) + timedelta(days=days)))
    assert finding.is_fine is is_fine
    assert said in finding.line()


@pytest.mark.req("J7")
def test_a_key_that_everybody_reads(tmp_path: Path) -> None:
    settings = issued(tmp_path, datetime.now(UTC) + timedelta(days=90))
    Path(settings.tls_key).chmod(0o644)
    assert [finding.is_fine for finding in check_certificate(settings)] == [True, False]


@pytest.mark.req("J7")
def test_files_that_cannot_be_used(tmp_path: Path) -> None:
    settings = issued(tmp_path, datetime.now(UTC) + timedelta(days=90))
    Path(settings.tls_cert).write_text("x")
    (finding,) = check_certificate(settings)
    assert not finding.is_fine
