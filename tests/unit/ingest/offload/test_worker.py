from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from tidegauge.contracts.batch import EventBatch
from tidegauge.ingest.decode import decode_body
from tidegauge.ingest.draft import Draft
from tidegauge.ingest.offload.order import FRAME, Order, Prepared, decode_answer, encode_order
from tidegauge.ingest.offload.worker import Preparer, serve
from tidegauge.ingest.privacy.policy import Policy
from tidegauge.ingest.sender import NOTHING, Context
from tidegauge.ingest.steps import STEPS

NOW_MS = 1_800_000_000_000
pytestmark = pytest.mark.req("A1", "A3")


def _events(size: int, **fields: Any) -> list[dict[str, Any]]:
    return [{"name": f"n{place % 3}", "user_id": f"u{place}", "properties": {"a": place, "b": "x"}, **fields} for place in range(size)]


def _order(context: Context = NOTHING, content_type: str = "") -> Order:
    return Order(7, content_type, NOW_MS, context)


def test_what_it_makes_is_what_the_serving_process_would_make() -> None:
    preparer, sender = Preparer(), Context("TH", "mobile", "Firefox", "Linux", is_bot=True)
    for event in ({}, {"properties": {"c": True}}, {"properties": {}}):  # the shape is learnt, grown, and known
        body = json.dumps([*_events(30), {"name": "last", **event}]).encode()
        done = preparer.prepare(_order(sender), body)
        assert done is not None
        draft = Draft(7, decode_body(body), sender, NOW_MS)
        for step in STEPS:
            step(draft)
        expected = draft.columns_parcel().batch.record
        found = EventBatch.from_bytes(done[1], 1).record
        assert [(row | {"text": dict(row["text"]), "number": dict(row["number"])}) for row in found.to_pylist()] == [
            (row | {"text": dict(row["text"]), "number": dict(row["number"])}) for row in expected.to_pylist()
        ]


def test_it_counts_what_the_registry_wants_to_know() -> None:
    done = Preparer().prepare(_order(), json.dumps(_events(30)).encode())
    assert done is not None
    assert done[0] == Prepared(30, {"n0": 10, "n1": 10, "n2": 10}, {"a": {"number": 30}, "b": {"text": 30}}, done[0].keys, 1, [], [])
    assert sorted(done[0].keys) == ["a", "b"]


def test_ids_come_with_the_prints_of_their_events() -> None:
    done = Preparer().prepare(_order(), json.dumps([{"id": "e1", "name": "a"}, {"name": "b"}]).encode())
    assert done is not None
    assert done[0].ids == ["e1", ""]
    assert [bool(mark) for mark in done[0].prints] == [True, False]


@pytest.mark.parametrize(
    "body",
    [
        b"nonsense",
        b"[]",
        b'[{"name": 5}]',
        b'[{"name": "a", "timestamp": "never"}]',
        b'[{"name": "a", "consent": false}]',
        b'[{"name": "a", "properties": {"o": {"x": 1}}}]',
        b'{"sent_at": 1000, "events": [{"name": "a", "timestamp": "2026-01-01T00:00:00Z"}]}',
        b'[{"name": "a", "properties": {"t": "' + b"x" * 9_000 + b'"}}]',
    ],
)
def test_bodies_that_want_a_closer_look_go_back(body: bytes) -> None:
    assert Preparer().prepare(_order(), body) is None


def test_it_answers_in_order_until_the_other_side_hangs_up() -> None:
    ours, theirs = socket.socketpair()
    thread = threading.Thread(target=serve, args=(theirs,))
    thread.start()
    bodies = [json.dumps(_events(5)).encode(), b"nonsense", json.dumps(_events(2)).encode()]
    with ours, ours.makefile("rb") as answers:
        for body in bodies:
            head = encode_order(_order())
            ours.sendall(FRAME.pack(len(head), len(body)) + head + body)
        sizes = []
        for _ in bodies:
            head_size, data_size = FRAME.unpack(answers.read(FRAME.size))
            answer = decode_answer(answers.read(head_size))
            sizes.append(None if answer is None else (answer.size, len(EventBatch.from_bytes(answers.read(data_size), 1))))
        assert sizes == [(5, 5), None, (2, 2)]
    thread.join(10)
    assert not thread.is_alive()


RULES = (("person_id", "hash"), ("property", "drop", "b"), ("property", "hash", "c"), ("detected", "mask", "email"))


@pytest.mark.req("J6")
def test_privacy_rules_are_kept_as_the_serving_process_keeps_them(policy_of: Callable[..., Policy]) -> None:
    preparer, policy = Preparer(), policy_of(*RULES)
    body = json.dumps(_events(30, id="e", properties={"b": "secret", "c": "ab", "d": "a@b.co"})).encode()
    order = msgspec.structs.replace(_order(), project=1, policy=policy.data)
    for _ in range(2):
        done = preparer.prepare(order, body)
        assert done is not None
        draft = Draft(1, decode_body(body), NOTHING, NOW_MS, policy=policy)
        policy.tally.clear()
        for step in STEPS:
            step(draft)
        expected = draft.columns_parcel()
        found = EventBatch.from_bytes(done[1], 1).record
        assert found.to_pylist() == expected.batch.record.to_pylist()
        assert (done[0].prints, done[0].tally) == (expected.prints(), policy.tally)
        assert sorted(done[0].keys) == ["c", "d"]
        assert b"secret" not in done[1]
        assert b"a@b.co" not in done[1]
        assert dict(found.column("text")[0].as_py()) == {"c": policy.pseudonym("ab"), "d": "[email]"}


@pytest.mark.req("J6")
def test_rules_hold_for_the_order_that_brings_them(policy_of: Callable[..., Policy]) -> None:
    preparer, body = Preparer(), json.dumps(_events(3)).encode()
    orders = [msgspec.structs.replace(_order(), project=1, policy=policy.data if policy else b"") for policy in
              (None, policy_of(("property", "drop", "a")), policy_of(("property", "drop", "b")), None)]  # fmt: skip
    names = [sorted(done[0].keys) if (done := preparer.prepare(order, body)) else None for order in orders]
    assert names == [["a", "b"], ["b"], ["a"], ["a", "b"]]


@pytest.mark.req("J6")
def test_a_body_with_events_that_rules_drop_goes_back(policy_of: Callable[..., Policy]) -> None:
    order = msgspec.structs.replace(_order(), project=1, policy=policy_of(("event", "drop", "n1")).data)
    assert Preparer().prepare(order, json.dumps(_events(3)).encode()) is None
