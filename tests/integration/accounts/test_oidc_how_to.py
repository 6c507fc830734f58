"""The examples of the how-to are settings that this version takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tidegauge.accounts.oidc.configuration import oidc_configuration
from tidegauge.accounts.oidc.refusal import Reason
from tidegauge.core.settings import FIELD_TYPES, load_settings

PAGE = (Path(__file__).resolve().parents[3] / "docs/how-to/sign-in-with-oidc.md").read_text()
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.req("J2")
@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_taken(example: str, tmp_path: Path) -> None:
    file = tmp_path / "tidegauge.yaml"
    file.write_text(example)
    settings = load_settings(file, {}, {})
    configuration = oidc_configuration(settings, settings.base_url)
    assert configuration is not None
    assert configuration.redirect_uri.endswith("/api/auth/oidc/callback")


def test_every_setting_and_reason_that_it_names_is_there() -> None:
    assert len(EXAMPLES) == 4
    named = set(re.findall(r"`((?:oidc|password)_[a-z_]+)", PAGE))
    assert named <= set(FIELD_TYPES)
    reasons = set(re.findall(r"`([a-z_]+)`", PAGE.partition("| `reason` |")[2].partition("\n\n")[0])) - set(FIELD_TYPES)
    assert reasons - {"email"} == set(Reason.__args__) - {"denied", "deactivated", "too_many"}  # type: ignore[attr-defined]
