from __future__ import annotations

from collections.abc import Callable

import pytest

from tidegauge.ingest.draft import Draft
from tidegauge.ingest.sender import Context
from tidegauge.ingest.steps.context import put_context
from tidegauge.ingest.steps.property import put_properties

Make = Callable[..., Draft]
SENDER = Context("TH", "mobile", "Safari", "iOS", is_bot=False)


def _run(draft: Draft) -> Draft:
    put_properties(draft)
    put_context(draft)
    return draft


@pytest.mark.req("A2")
def test_the_request_says_what_the_client_does_not(draft_of: Make) -> None:
    draft = _run(draft_of({}, {"properties": {"country": "DE", "os": ""}}, {"properties": {"browser": 5}}, context=SENDER))
    assert draft.countries == ["TH", "DE", "TH"]
    assert (draft.devices, draft.browsers, draft.systems) == (["mobile"] * 3, ["Safari"] * 3, ["iOS"] * 3)
    assert draft.given == [0, 1, 0]
    draft.as_rows()
    assert draft.properties[1] == {"country": "DE", "os": ""}


def test_all_given_by_the_client(draft_of: Make) -> None:
    given = {"properties": {"country": "DE", "device": "tv", "browser": "b", "os": "o"}}
    draft = _run(draft_of(given, given, context=SENDER))
    assert (draft.countries, draft.devices, draft.browsers, draft.systems, draft.given) == (["DE"] * 2, ["tv"] * 2, ["b"] * 2, ["o"] * 2, [15, 15])


def test_is_bot_of_the_client_wins(draft_of: Make) -> None:
    draft = _run(draft_of({"properties": {"is_bot": True}}, {"properties": {"is_bot": "yes"}}, {}))
    assert draft.bots == [True, False, False]
