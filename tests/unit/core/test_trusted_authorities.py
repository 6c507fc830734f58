from __future__ import annotations

import ssl
from pathlib import Path

import pytest
import trustme

from tidegauge.core.settings_source import InvalidSettings
from tidegauge.core.trusted_authorities import VARIABLES, authorities_file, trust_also


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in VARIABLES:  # noted by monkeypatch, so that what a test does to them ends with it
        monkeypatch.setenv(variable, "")
        monkeypatch.delenv(variable)


def trusted() -> set[str]:
    return {str(one["serialNumber"]) for one in ssl.create_default_context().get_ca_certs()}


@pytest.mark.req("J7")
@pytest.mark.asvs("12.3.4")
def test_an_own_authority_is_trusted_beside_those_of_the_system(tmp_path: Path) -> None:
    before = trusted()
    for name in ("one", "two"):
        authority = tmp_path / f"{name}.pem"
        trustme.CA().cert_pem.write_to_path(str(authority))
        trust_also(str(authority), tmp_path / "data")
        assert trusted() > before
        assert len(trusted() - before) == 1, "what was trusted before and is named no more is not"
    assert authorities_file() == str(tmp_path / "data" / "trusted.pem")


def test_a_command_leaves_nothing_in_the_data_directory(tmp_path: Path) -> None:
    authority = tmp_path / "own.pem"
    trustme.CA().cert_pem.write_to_path(str(authority))
    trust_also(str(authority))
    assert [path.name for path in tmp_path.iterdir()] == ["own.pem"]
    assert "own.pem" not in str(authorities_file())


def test_nothing_named_changes_nothing(tmp_path: Path) -> None:
    trust_also("", tmp_path / "data")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("content", "said"), [(None, "No such file"), ("no certificate", "no certificate in PEM form"), ("", "no certificate in PEM form"), ("é", "PEM")]
)
def test_a_file_that_cannot_be_used_stops_the_start(tmp_path: Path, content: str | None, said: str) -> None:
    path = tmp_path / "own.pem"
    if content is not None:
        path.write_text(content)
    with pytest.raises(InvalidSettings, match=said):
        trust_also(str(path), tmp_path)
