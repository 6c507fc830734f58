from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from tidegauge.accounts.keys.seal import Seal
from tidegauge.cli.diagnosis import CHECKS
from tidegauge.cli.diagnosis.sealed import check_sealed
from tidegauge.core.settings import Settings
from tidegauge.meta.engine import WRITE, open_engine
from tidegauge.meta.migration import upgrade
from tidegauge.meta.model import KeptKey

OWN, OTHER = "own-secret-" * 4, "other-secret-" * 4


@pytest.mark.req("K7")
def test_another_secret_than_the_datas_is_found_and_one_that_is_missing(tmp_path: Path) -> None:
    settings = {"data_dir": tmp_path, "meta_url": f"sqlite:///{tmp_path}/meta.db"}

    def line(**more: str) -> str:
        return "\n".join(finding.line() for finding in check_sealed(Settings(**settings, **more)))  # type: ignore[arg-type]

    assert check_sealed in CHECKS
    assert line(secret_key=OWN) == ""
    upgrade(str(settings["meta_url"]))
    assert "secret.key is missing, although there is an installation -> put the secret.key that it had there" in line()
    engine = open_engine(str(settings["meta_url"]))
    with Session(engine.execution_options(**WRITE)) as session, session.begin():
        session.add(KeptKey(purpose="audit", sealed=Seal(OWN.encode(), "kept-key").close("00", b"audit")))
    engine.dispose()
    assert line(secret_key=OWN) == "✓ what is sealed opens with the secret"
    assert line(secret_key=OTHER).startswith("✗ another secret than that of this installation: kept_key cannot be opened -> give the one it had")
    (tmp_path / "secret.key").write_text(f"{OWN}\n")
    assert line() == "✓ what is sealed opens with the secret"
