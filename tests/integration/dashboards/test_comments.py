"""Comments: threads on dashboards and widgets, and whose they are."""

from __future__ import annotations

import pytest
from tests.integration.dashboards.board_app import BoardStage, made


@pytest.mark.req("H10")
async def test_people_talk_about_a_widget(boards: BoardStage) -> None:
    place = f"/api/dashboards/{(await made(boards.people['owner']))['id']}/comments"
    viewer, other = boards.people["viewer"], boards.people["other"]
    first = (await viewer.post(place, json={"text": " <b>Why</b> this drop? ", "widget_id": "w1"})).json()
    assert (first["text"], first["widget_id"], first["author"]["name"], first["is_resolved"]) == ("<b>Why</b> this drop?", "w1", "Viewer", False)
    boards.clock.advance(1_000)
    answer = (await other.post(place, json={"text": "A deploy.", "parent_id": first["id"]})).json()
    assert (answer["parent_id"], answer["widget_id"]) == (first["id"], "w1")
    boards.clock.advance(1_000)
    deeper = (await viewer.post(place, json={"text": "I see", "parent_id": answer["id"]})).json()
    assert deeper["parent_id"] == first["id"]  # threads are one level deep
    changed = (await viewer.put(f"{place}/{first['id']}", json={"text": "Why?"})).json()
    assert (changed["text"], changed["edited_at"] is not None) == ("Why?", True)
    assert (await other.put(f"{place}/{first['id']}/resolved", json={"is_resolved": True})).json()["is_resolved"] is True
    assert (await other.put(f"{place}/{first['id']}/resolved", json={"is_resolved": False})).json()["is_resolved"] is False
    listed = (await viewer.get(place)).json()["comments"]
    assert [comment["id"] for comment in listed] == [first["id"], answer["id"], deeper["id"]]
    assert (await viewer.delete(f"{place}/{first['id']}")).status_code == 204
    assert (await viewer.get(place)).json()["comments"] == []


@pytest.mark.hostile(182)
async def test_words_belong_to_their_author(boards: BoardStage) -> None:
    place = f"/api/dashboards/{(await made(boards.people['owner']))['id']}/comments"
    ids = [(await boards.people["viewer"].post(place, json={"text": "Mine"})).json()["id"] for _ in range(2)]
    other = boards.people["other"]
    assert (await other.put(f"{place}/{ids[0]}", json={"text": "Theirs"})).status_code == 403
    assert (await other.delete(f"{place}/{ids[0]}")).status_code == 403
    assert (await boards.people["owner"].put(f"{place}/{ids[0]}", json={"text": "Owner's"})).status_code == 403
    assert (await boards.people["owner"].delete(f"{place}/{ids[0]}")).status_code == 204
    assert (await boards.people["boss"].delete(f"{place}/{ids[1]}")).status_code == 204


async def test_comments_of_other_dashboards_are_not_there(boards: BoardStage) -> None:
    owner = boards.people["owner"]
    first, second = [f"/api/dashboards/{(await made(owner))['id']}/comments" for _ in range(2)]
    comment = (await owner.post(first, json={"text": "Here"})).json()["id"]
    assert (await owner.put(f"{second}/{comment}", json={"text": "There"})).status_code == 404
    assert (await owner.delete(f"{second}/{comment}")).status_code == 404
    assert (await owner.post(second, json={"text": "x", "parent_id": comment})).status_code == 400
    assert (await boards.people["foreign"].get(first)).status_code == 404
    assert (await boards.people["foreign"].post(first, json={"text": "x"})).status_code == 404


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 5_001, "bell\u0007", "\u202ebackwards", 7, None])
async def test_what_is_no_text_is_refused(boards: BoardStage, text: object) -> None:
    place = f"/api/dashboards/{(await made(boards.people['owner']))['id']}/comments"
    assert (await boards.people["owner"].post(place, json={"text": text})).status_code == 400
