from __future__ import annotations

from collections.abc import Callable

import pytest

from tidegauge.contracts.event import Event
from tidegauge.ingest.draft import Draft
from tidegauge.ingest.parcel import LARGE_EVENTS, BatchParcel, EventParcel
from tidegauge.ingest.steps import STEPS

pytestmark = pytest.mark.req("A3")


def test_few_events_stay_objects_and_many_become_columns(draft_of: Callable[..., Draft]) -> None:
    sent = [{"id": f"e{i}", "name": "a", "value": i, "properties": {"p": i, **({"q": "x"} if i % 2 else {})}} for i in range(LARGE_EVENTS)]
    few, many = draft_of(*sent[:5]), draft_of(*sent)
    for step in STEPS:
        step(few)
        step(many)
    some, all_ = few.parcel(), many.parcel()
    assert isinstance(some, EventParcel)
    assert isinstance(all_, BatchParcel)
    assert (len(some), len(all_), list(all_.ids[:2])) == (5, LARGE_EVENTS, ["e0", "e1"])
    assert all_.prints()[:5] == some.prints()  # so that a resend is no conflict, however large its request
    assert [event.id for event in some.kept([1, 3])] == ["e1", "e3"]
    assert all_.kept([1, 3]).record.column("id").to_pylist() == ["e1", "e3"]
    assert dict(all_.kept([3]).record.column("text")[0].as_py()) == {"q": "x"}
    assert all_.kept(None) is all_.batch


def test_prints_tell_contents_apart_in_any_order_of_names(make_event: Callable[..., Event]) -> None:
    events = [
        make_event(id="a", properties={"x": 1, "y": 2}),
        make_event(id="b", properties={"y": 2, "x": 1}),
        make_event(id="c", properties={"x": 2, "y": 1}),
        make_event(),
    ]
    first, second, third, absent = EventParcel(events).prints()
    assert first == second != third
    assert absent == 0
