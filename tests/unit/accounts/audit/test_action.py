from __future__ import annotations

import json
from pathlib import Path

import pytest

from tidegauge.accounts.audit.action import Action

pytestmark = pytest.mark.req("J5")

ROOT = Path(__file__).resolve().parents[4]


@pytest.mark.parametrize("language", ["en", "th"])
def test_every_action_has_its_words_on_the_screen(language: str) -> None:
    texts = json.loads((ROOT / f"frontend/src/i18n/audit.{language}.json").read_text())
    assert {key.removeprefix("audit.action.") for key in texts if key.startswith("audit.action.")} == set(Action)


def test_names_fit_their_column() -> None:
    assert max(map(len, Action)) <= 40
