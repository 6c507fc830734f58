"""Cases 5, 8-13, 18-28: values that are right JSON and still dangerous."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from tidegauge.ingest.registry import MAX_EVENT_NAMES, MAX_PROPERTY_NAMES, OVERFLOW
from tidegauge.ingest.routes import IngestApp

Bench = Any
NOW_MS = 1_800_000_000_000
DAY_MS = 86_400_000


@pytest.mark.hostile(5)
@pytest.mark.asvs("1.3.3")
async def test_control_characters_are_stripped_from_names_and_kept_in_values(bench: Bench) -> None:
    await bench.post({"name": "a\x00b\x1b[31m", "source": "s\r\n", "tags": ["t\x00"], "user_id": "u\x07", "properties": {"v": "x\x00\x1b\ny", "k\x00": 1}})
    row = (await bench.rows())[0]
    assert (row["name"], row["source"], row["tags"], row["user_id"]) == ("ab[31m", "s", ["t"], "u")
    assert row["text"] == {"v": "x\x00\x1b\ny"}
    assert row["number"] == {"k": 1}


@pytest.mark.hostile(8)
@pytest.mark.parametrize("number", [2**53 + 1, 2**63 - 1, 2**63, 2**64 - 1, -(2**63)])
async def test_wide_integers_are_exact(bench: Bench, number: int) -> None:
    await bench.post({"properties": {"a": number, "o": {"b": number}}})
    rest = json.loads((await bench.rows())[0]["rest"])
    assert (rest["a"], rest["o"]["b"]) == (number, number)


@pytest.mark.hostile(8)
@pytest.mark.parametrize("number", [2**64, 2**200, -(2**63) - 1, int("9" * 300)])
@pytest.mark.asvs("1.4.2")
async def test_wider_ones_are_refused_never_wrapped(bench: Bench, number: int) -> None:
    for event in ({"properties": {"a": number}}, {"properties": {"a": [number]}}, {"user_id": number}, {"type": number}):
        assert (await bench.post(event)).status_code == 400
    digits = b'{"properties":{"a":' + b"9" * 5000 + b"}}"
    assert (await bench.hostile(digits)).status_code == 400
    assert await bench.rows() == []


@pytest.mark.hostile(9)
@pytest.mark.asvs("15.3.7")
async def test_the_last_of_duplicate_keys_wins_and_is_stored_once(bench: Bench) -> None:
    assert (await bench.hostile(b'{"name":"a","name":"b","properties":{"k":1,"k":2,"k":"three"},"value":1,"value":2}')).status_code == 202
    row = (await bench.rows())[0]
    assert (row["name"], row["value"], row["text"], row["number"]) == ("b", 2.0, {"k": "three"}, {})


@pytest.mark.hostile(10)
async def test_a_dotted_name_and_a_nested_one_are_two_properties(bench: Bench) -> None:
    await bench.post({"properties": {"a.b": 1, "a": {"b": 2}, "a\x1fb": 3}})
    row = (await bench.rows())[0]
    assert row["number"] == {"a.b": 1.0, "a\x1fb": 2.0, "ab": 3.0}


@pytest.mark.hostile(11)
@pytest.mark.asvs("15.3.6")
async def test_strange_names_are_plain_data(bench: Bench) -> None:
    names = ["", "`", "'", '"', "\n", "\\", "__proto__", "constructor", "a b", "${x}", "{{x}}", "%s", "; drop table events", "\u202e", "x" * 200]
    await bench.post({"properties": {name: position for position, name in enumerate(names)}})
    assert (await bench.rows())[0]["number"] == {name: float(position) for position, name in enumerate(names)}
    answer = await bench.post([{"properties": {"k" * 10_240: 1}}, {"name": "kept"}])
    assert answer.json()["errors"] == [{"index": 0, "field": "properties", "reason": "a property name longer than 200 characters"}]


@pytest.mark.hostile(12)
async def test_names_like_ours_change_nothing_of_ours(bench: Bench) -> None:
    ours = {
        "_batch": 7,
        "_row": 7,
        "project": 2,
        "tenant_id": 2,
        "timestamp": "x",
        "received": 1,
        "received_ms": 1,
        "given": 255,
        "person": 5,
        "user_id": "evil",
        "is_bot": "x",
    }
    await bench.post({**ours, "timestamp": NOW_MS, "user_id": "u1", "properties": ours})
    row = (await bench.rows())[0]
    assert (row["project"], row["user_id"], row["given"], row["is_bot"]) == (1, "u1", 0, False)
    assert row["received"].timestamp() * 1000 == NOW_MS
    assert row["number"] == {name: float(value) for name, value in ours.items() if isinstance(value, int)}
    assert row["text"] == {name: value for name, value in ours.items() if isinstance(value, str)}


@pytest.mark.hostile(13)
async def test_a_huge_text_is_cut_and_its_neighbours_are_stored(bench: Bench) -> None:
    answer = await bench.post([{"name": "a"}, {"name": "b", "properties": {"t": "x" * 9_000_000}}, {"name": "c"}])
    assert (answer.status_code, answer.json()["accepted"]) == (202, 3)
    assert answer.json()["warnings"] == ["1 x text of a property cut at 8192 characters"]
    assert [len(row["text"].get("t", "")) for row in await bench.rows()] == [0, 8192, 0]
    assert (await bench.post({"properties": {"t": "x" * 10_500_000}})).status_code == 413


@pytest.mark.hostile(18)
async def test_one_bad_event_in_a_thousand_is_named_and_the_rest_stored(bench: Bench) -> None:
    events: list[Any] = [{"name": f"e{i}"} for i in range(1000)]
    for bad, field in (({"timestamp": "never"}, "timestamp"), (17, ""), ({"properties": [1]}, "properties"), ({"user_id": {}}, "user_id")):
        events[417] = bad
        answer = await bench.post(events)
        assert (answer.json()["accepted"], answer.json()["rejected"]) == (999, 1)
        assert (answer.json()["errors"][0]["index"], answer.json()["errors"][0]["field"]) == (417, field)
        assert answer.json()["errors"][0]["reason"]
    lines = b"\n".join(json.dumps(event).encode() for event in events[:10]) + b"\n{broken\n" + b'{"name":"last"}'
    answer = await bench.hostile(lines, content_type="application/x-ndjson")
    assert (answer.json()["accepted"], answer.json()["errors"][0]["index"]) == (11, 10)


@pytest.mark.hostile(19)
async def test_one_id_counts_once(bench: Bench) -> None:
    event = {"id": "evt-1", "name": "buy"}
    assert (await bench.post([event, event])).json() == {"accepted": 1, "duplicates": 1, "rejected": 0, "errors": []}
    answers = await asyncio.gather(*[bench.send(json.dumps(event).encode()) for _ in range(20)])
    assert sum(answer.json()["duplicates"] for answer in answers) == 20
    await bench.store()
    bench.clock.advance(DAY_MS + 1)
    assert (await bench.post(event)).json()["duplicates"] == 1
    other_project = await bench.send(json.dumps(event).encode(), key="other")
    assert other_project.json()["accepted"] == 1
    assert [(row["project"], row["id"]) for row in await bench.rows()] == [(1, "evt-1"), (2, "evt-1")]


@pytest.mark.hostile(19)
async def test_one_id_counts_once_when_its_first_requests_are_simultaneous(bench: Bench) -> None:
    answers = await asyncio.gather(*[bench.send(b'[{"id":"same"},{"id":"own%d"}]' % i) for i in range(30)])
    assert sum(answer.json()["accepted"] for answer in answers) == 31
    assert sum(row["id"] == "same" for row in await bench.rows()) == 1


@pytest.mark.hostile(19)
async def test_one_id_counts_once_across_a_restart(bench: Bench) -> None:
    await bench.send(b'{"id":"unstored"}')
    ingest = bench.ingest
    bench.ingest = IngestApp(sink=bench.journal, duplicates=bench.finder, keys=ingest.keys, clock=bench.clock)
    bench.finder.keys.clear()
    for batch in await bench.journal.read(0):
        bench.ingest.remember(batch)
    assert (await bench.post({"id": "unstored"})).json()["duplicates"] == 1


@pytest.mark.hostile(20)
async def test_the_first_content_of_an_id_wins_and_the_conflict_is_counted(bench: Bench) -> None:
    await bench.post({"id": "a", "name": "buy", "value": 1})
    assert (await bench.post({"id": "a", "name": "buy", "value": 1000})).json()["duplicates"] == 1
    assert [row["value"] for row in await bench.rows()] == [1]
    assert bench.ingest.statistics()["conflicts"] == 1


@pytest.mark.hostile(21)
async def test_ids_are_texts_of_any_shape_within_200_characters(bench: Bench) -> None:
    answer = await bench.post([{"id": ""}, {"id": ""}, {"id": "not a uuid 'x'"}, {"id": 42}, {"id": None}, {"id": "x" * 1_000_000}, {"id": [1]}, {"id": True}])
    assert (answer.json()["accepted"], [e["index"] for e in answer.json()["errors"]]) == (5, [5, 6, 7])
    assert [row["id"] for row in await bench.rows()] == ["", "", "not a uuid 'x'", "42", ""]


@pytest.mark.hostile(22)
async def test_times_outside_the_range_are_refused_with_a_reason(bench: Bench) -> None:
    wrong = ["1900-01-01T00:00:00Z", "2300-01-01", "2036-11-22T00:00:00Z", NOW_MS * 1000, NOW_MS * 10**6, -1, 0, 2**64 - 1, 1e300]
    right = [NOW_MS, NOW_MS / 1000, NOW_MS // 1000, "2027-01-15T08:00:00Z"]
    answer = await bench.post([{"timestamp": value} for value in (*wrong, *right)])
    assert answer.json()["accepted"] == len(right)
    assert [(e["index"], e["field"], bool(e["reason"])) for e in answer.json()["errors"]] == [(i, "timestamp", True) for i in range(len(wrong))]
    assert {row["timestamp"].timestamp() * 1000 for row in await bench.rows()} == {NOW_MS}


@pytest.mark.hostile(23)
async def test_a_batch_over_many_months_is_taken(bench: Bench) -> None:
    events = [{"timestamp": f"{2005 + i // 12}-{i % 12 + 1:02d}-15T00:00:00Z"} for i in range(150)]
    assert (await bench.post(events)).json()["accepted"] == 150
    months = {(row["timestamp"].year, row["timestamp"].month) for row in await bench.rows()}
    assert len(months) == 150


@pytest.mark.hostile(24)
@pytest.mark.parametrize("skew_ms", [-DAY_MS * 400, -3_600_000, -999, 0, 999, 5_000, DAY_MS * 3])
async def test_a_skewed_clock_is_corrected_within_a_second(bench: Bench, skew_ms: int) -> None:
    happened_ms = NOW_MS - 10_000
    envelope = {"events": [{"timestamp": happened_ms + skew_ms}], "sent_at": NOW_MS + skew_ms}
    assert (await bench.post(envelope)).status_code == 202
    assert abs((await bench.rows())[0]["timestamp"].timestamp() * 1000 - happened_ms) <= 1000


@pytest.mark.hostile(25)
async def test_each_way_to_write_a_time_is_one_instant(bench: Bench) -> None:
    expected = {
        "2026-10-25T02:30:00+14:00": "2026-10-24T12:30:00+00:00",
        "2026-10-25T02:30:00-12:00": "2026-10-25T14:30:00+00:00",
        "2026-10-25T02:30:00": "2026-10-25T02:30:00+00:00",
        "2026-10-25T02:30:00+02:00": "2026-10-25T00:30:00+00:00",
        "2026-10-25T02:30:00+01:00": "2026-10-25T01:30:00+00:00",
        "2026-03-29T02:30:00+01:00": "2026-03-29T01:30:00+00:00",
    }
    answer = await bench.post([{"timestamp": text} for text in (*expected, "2026-12-31T23:59:60Z", "2026-12-31T24:00:00Z", "2026-10-25T02:30:00+25:00")])
    assert [row["timestamp"].isoformat() for row in await bench.rows()] == list(expected.values())
    assert [e["index"] for e in answer.json()["errors"]] == [6, 7, 8]


@pytest.mark.hostile(26)
async def test_one_property_of_every_type_is_stored_and_reported(bench: Bench) -> None:
    values: list[Any] = [1, 1.5, "x", True, None, [1, "a"], {"b": 1}, 2**63, ""]
    assert (await bench.post([{"properties": {"p": value}} for value in values])).json()["accepted"] == len(values)
    rows = await bench.rows()
    kept = [json.loads(r["rest"])["p"] if r["rest"] else r["text"].get("p", r["number"].get("p")) for r in rows]
    assert kept == values
    assert bench.ingest.registry.snapshot(1).properties["p"].is_conflicting


@pytest.mark.hostile(27)
async def test_property_names_without_end_end_at_the_cap(bench: Bench) -> None:
    for start in range(0, 50_000, 10_000):
        answer = await bench.send(json.dumps([{"properties": {f"p{i}": i, f"q{i}": "x"}} for i in range(start, start + 10_000)]).encode())
        assert answer.json()["accepted"] == 10_000
    assert "beyond the 2,000 names" in answer.json()["warnings"][0]
    schema = bench.ingest.registry.snapshot(1)
    assert len(schema.properties) == MAX_PROPERTY_NAMES + 1
    assert schema.overflowed == 100_000 - MAX_PROPERTY_NAMES
    names = {name for row in await bench.rows() for name in (*row["text"], *row["number"])}
    assert len(names) == MAX_PROPERTY_NAMES + 1
    last = (await bench.rows())[-1]
    assert json.loads(last["text"][OVERFLOW]) == {"p49999": 49999, "q49999": "x"}


@pytest.mark.hostile(28)
async def test_event_names_and_users_without_end_keep_memory_bounded(bench: Bench) -> None:
    for start in range(0, 50_000, 10_000):
        body = json.dumps([{"name": f"n{i}", "user_id": f"u{i}", "properties": {"url": f"/{i}"}} for i in range(start, start + 10_000)]).encode()
        assert (await bench.send(body)).json()["accepted"] == 10_000
    schema = bench.ingest.registry.snapshot(1)
    assert (len(schema.events), schema.untracked_events, len(schema.properties)) == (MAX_EVENT_NAMES, 50_000 - MAX_EVENT_NAMES, 1)
    assert len(bench.ingest.guard) == 0
