from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.unit.alerts.test_evaluator import T, opened
from tests.unit.query.row_rules.test_rule import rule

from tidegauge.accounts.policy import OF_ROLE
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.sight import WHOLE, Sight
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import Conflict, InvalidInput, NotFound
from tidegauge.meta.model import Key, Membership, Person, Project, Team, TeamMember, TeamProject
from tidegauge.meta.model import RowRule as RowRuleRow
from tidegauge.query.row_rules.book import RowRuleBook


def _fill(session: Any) -> None:
    for number in (1, 2):
        session.add(Project(id=number, name="p", timezone="UTC", created_at_ms=T))
    for name in ("boss", "ann", "bob", "cat", "dan"):
        session.add(Person(id=name, email=f"{name}@x", name=name, role="member", password_hash="", is_active=True, created_at_ms=T))
    for name in ("team", "far", "near"):
        session.add(Team(id=name, name=name, created_at_ms=T))
    session.flush()
    for name, role in (("boss", "admin"), ("ann", "viewer"), ("bob", "editor")):
        session.add(Membership(person_id=name, project_id=1, role=role))
    for name in ("boss", "bob", "cat"):
        session.add(TeamMember(team_id="team", person_id=name))
    session.add(TeamMember(team_id="far", person_id="dan"))
    session.add(TeamMember(team_id="near", person_id="ann"))
    session.add(TeamProject(team_id="team", project_id=1, role="viewer"))
    session.add(TeamProject(team_id="far", project_id=2, role="viewer"))
    session.add(Key(id="key", project_id=1, kind="read", name="k", prefix="k", hash=b"k", created_at_ms=T, made_by_id="bob"))


def caller(person: str, role: str, **more: Any) -> Principal:
    return Principal(kind="person", person_id=person, project_id=1, role=role, permissions=OF_ROLE[role], **more)


KEY = Principal(kind="read_key", key_id="key", project_id=1, role="viewer", permissions=OF_ROLE["viewer"])


def _columns(sight: Sight | None) -> set[str] | None:
    return None if sight is None else set(sight.columns)


@pytest.mark.req("J1")
async def test_a_rule_holds_for_roles_people_teams_and_keys_and_several_hold_together(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await database.write(_fill)
        book = RowRuleBook(database, ManualClock(T))
        for place, holds_for in (
            ("country", {"roles": ["viewer"]}),
            ("name", {"people": ["bob"]}),
            ("page", {"teams": ["team"]}),
            ("source", {"keys": ["key"]}),
        ):
            await book.put(1, None, rule(name=place, filters=[{"field": place, "value": "x"}], holds_for=holds_for), "boss")
        assert _columns(book.of_caller(caller("ann", "viewer"))) == {"country"}
        assert _columns(book.of_caller(caller("bob", "editor"))) == {"name", "page"}
        assert _columns(book.of_caller(caller("cat", "viewer"))) == {"country", "page"}
        assert book.of_caller(caller("boss", "admin")) is WHOLE, "administrators are exempt unless they are named"
        assert _columns(book.of_caller(KEY)) == {"country", "source", "name", "page"}, "what holds for its maker holds for a key"
        assert book.of_caller(msgspec.structs.replace(caller("ann", "viewer"), project_id=2)) is WHOLE
        assert [_columns(book.of_person(1, who)) for who in ("ann", "bob", "cat")] == [{"country"}, {"name", "page"}, {"country", "page"}]
        assert book.of_person(1, "boss") is WHOLE
        assert [book.of_person(1, gone) for gone in ("eve", None)] == [None, None]
        assert book.of_person(2, None) is WHOLE
        await book.put(1, None, rule(name="boss too", holds_for={"people": ["boss"]}), "boss")
        assert _columns(book.of_caller(caller("boss", "admin"))) == {"country"}


@pytest.mark.req("J1")
async def test_rules_are_kept_changed_and_dropped_and_other_nodes_learn_of_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await database.write(_fill)
        book, other = (RowRuleBook(database, ManualClock(T)) for _ in range(2))
        changed: list[set[int]] = []

        async def note(projects: set[int]) -> None:
            changed.append(projects)

        other.on_change = note
        made = await book.put(1, None, rule(), "boss")
        await other.refresh()
        await other.refresh()
        assert (other.of_project(1), changed) == ([made], [{1}])
        off = await book.put(1, made.id, rule(is_enabled=False), "boss")
        assert book.of_caller(caller("ann", "viewer")) is WHOLE
        with pytest.raises(Conflict, match="already"):
            await book.put(1, None, rule(name="THAILAND"), "boss")
        await book.put(1, off.id, rule(is_enabled=False, holds_for={"teams": ["team", "near"]}), "boss")
        off = await book.put(1, off.id, rule(is_enabled=False), "boss")
        for holds_for in ({"people": ["eve"]}, {"people": ["dan"]}, {"teams": ["t"]}, {"teams": ["far"]}, {"keys": ["k"]}):
            with pytest.raises(InvalidInput, match="none of the project's"):
                await book.put(1, None, rule(name="x", holds_for=holds_for), "boss")
        assert book.get(1, off.id) == off
        await book.remove(1, off.id)
        for call in (book.remove(1, off.id), book.put(1, off.id, rule(), "boss")):
            with pytest.raises(NotFound):
                await call
        await other.refresh()
        assert (other.of_project(1), changed) == ([], [{1}, {1}])


@pytest.mark.req("J1")
async def test_a_rule_that_does_not_read_shows_nothing_to_anybody(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await database.write(_fill)
        await database.write(lambda session: session.add(RowRuleRow(id="r", project_id=1, name_key="r", document='{"of": "tomorrow"}', updated_at_ms=T)))
        book = RowRuleBook(database, ManualClock(T))
        await book.refresh()
        assert [book.of_caller(who).sql for who in (caller("ann", "viewer"), caller("boss", "admin"), KEY)] == ["0"] * 3
        (view,) = book.of_project(1)
        assert (view.rule, "Save it again" in (view.fault or "")) == (None, True)
