"""Who sees a dashboard: private, named people, everyone; and nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from tests.integration.dashboards.board_app import BoardStage, a_document, made


async def _share(boards: BoardStage, place: str, visibility: str, **people: str) -> Any:
    shares = [{"email": f"{name.upper()}@example.com", "access": access} for name, access in people.items()]
    return await boards.people["owner"].put(f"{place}/sharing", json={"visibility": visibility, "people": shares})


async def _access(boards: BoardStage, place: str) -> dict[str, str]:
    answers = {name: await client.get(place) for name, client in boards.people.items()}
    return {name: answer.json()["access"] for name, answer in answers.items() if answer.status_code == 200}


@pytest.mark.req("H10")
async def test_each_visibility_opens_a_dashboard_to_those_it_names(boards: BoardStage) -> None:
    place = f"/api/dashboards/{(await made(boards.people['owner']))['id']}"
    assert await _access(boards, place) == {"owner": "edit", "other": "edit", "viewer": "view", "boss": "edit"}
    answer = await _share(boards, place, "private", other="edit")
    assert answer.json()["visibility"] == "private"
    assert await _access(boards, place) == {"owner": "edit"}
    await _share(boards, place, "people", other="view", viewer="edit")
    assert await _access(boards, place) == {"owner": "edit", "other": "view", "viewer": "view"}  # a viewer of the project edits nothing in it
    await _share(boards, place, "people", other="edit")
    assert await _access(boards, place) == {"owner": "edit", "other": "edit"}
    people = (await boards.people["other"].get(f"{place}/sharing")).json()["people"]
    assert people == [{"person_id": boards.ids["other"], "name": "Other", "email": "other@example.com", "access": "edit"}]


@pytest.mark.req("H10")
@pytest.mark.asvs("8.2.2")
async def test_what_one_may_not_see_is_in_no_list_and_cannot_be_written(boards: BoardStage) -> None:
    owner, other = boards.people["owner"], boards.people["other"]
    place = f"/api/dashboards/{(await made(owner))['id']}"
    await _share(boards, place, "private")
    assert (await other.get("/api/dashboards")).json()["dashboards"] == []
    assert (await other.put(place, json={"document": a_document(), "base_version": 1})).status_code == 404
    for path in ("sharing", "links", "comments", "versions"):
        assert (await other.get(f"{place}/{path}")).status_code == 404, path
    assert (await other.get("/api/annotations", params={"dashboard": place.rpartition("/")[2]})).status_code == 404
    await _share(boards, place, "people", other="view")
    assert (await other.put(place, json={"document": a_document(), "base_version": 1})).status_code == 403


@pytest.mark.req("H10")
async def test_only_the_owner_and_administrators_share(boards: BoardStage) -> None:
    place = f"/api/dashboards/{(await made(boards.people['owner']))['id']}"
    body = {"visibility": "everyone", "people": []}
    assert (await boards.people["other"].put(f"{place}/sharing", json=body)).status_code == 403
    assert (await boards.people["viewer"].put(f"{place}/sharing", json=body)).status_code == 403
    assert (await boards.people["boss"].put(f"{place}/sharing", json=body)).status_code == 200


@pytest.mark.hostile(183)
@pytest.mark.parametrize(
    "people",
    [
        [{"email": "foreign@example.com", "access": "view"}],
        [{"email": "nobody@example.com", "access": "view"}],
        [{"person_id": "0" * 24, "access": "view"}],
        [{"access": "view"}],
        [{"email": "a@b", "person_id": "x", "access": "view"}],
        [{"email": "other@example.com", "access": "own"}],
        [{"email": "a\u0000b", "access": "view"}],
    ],
)
async def test_people_of_other_projects_cannot_be_named(boards: BoardStage, people: list[dict[str, str]]) -> None:
    place = f"/api/dashboards/{(await made(boards.people['owner']))['id']}"
    answer = await boards.people["owner"].put(f"{place}/sharing", json={"visibility": "people", "people": people})
    assert answer.status_code == 400
    assert (await boards.people["owner"].get(f"{place}/sharing")).json() == {"visibility": "everyone", "people": []}
