"""The links of all projects: taken from batches in their order, given to whoever counts people, handed to the store to keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

import structlog

from tidegauge.contracts.batch import EventBatch, person_key
from tidegauge.identity.claim import PLACEHOLDERS, VISITOR_PLACEHOLDERS, Alias, Visitors, aliases, visitors_with_users
from tidegauge.identity.person_map import Keys, PersonMap

log = structlog.get_logger(__name__)

MAX_LINKS: Final = 2_000_000
"""Links of one project. 32 MB; a question about people costs about 0.2 ms more for every thousand of them."""


class Link(NamedTuple):
    """The person key `person` of a project is the person `root` since batch `sequence`."""

    project: int
    person: int
    root: int
    sequence: int


class Identities:
    """`accept` every durable batch in sequence; taking one twice changes nothing. A project without links has no map and costs nothing.

    `refused`: links that were not made because the project has `max_links`, or a user more keys than can become another's.
    """

    def __init__(self, *, max_links: int = MAX_LINKS) -> None:
        self.refused = 0
        self.pseudonym: Callable[[int, str], tuple[str, bool] | None] = lambda _, __: None
        """The hash of an id in a project that has or had privacy rules, and whether events have it in the id's place now; None elsewhere."""
        self._max_links = max_links
        self._maps: dict[int, PersonMap] = {}
        self._unsaved: dict[int, dict[tuple[int, int], int]] = {}
        """By journal sequence: (project, person) -> root."""

    @property
    def links(self) -> int:
        """Links of all projects."""
        return sum(people.links for people in self._maps.values())

    def find(self, project: int) -> PersonMap | None:
        """The project's map; None when nobody is linked."""
        return self._maps.get(project)

    def accept(self, batches: Iterable[EventBatch]) -> None:
        """Take what batches say about people, row by row."""
        for batch in batches:
            visitors, said = visitors_with_users(batch), list(aliases(batch))
            if not said:
                for each in visitors:
                    self._take_visitors(each, batch.sequence)
                continue
            single = [Visitors(each.project, [key], [row], [user]) for each in visitors for key, row, user in zip(*each[1:], strict=True)]
            steps: list[tuple[int, Alias | Visitors]] = [*((alias.row, alias) for alias in said), *((each.rows[0], each) for each in single)]
            for _, step in sorted(steps, key=itemgetter(0)):
                if isinstance(step, Alias):
                    self._take_alias(step, batch.sequence)
                else:
                    self._take_visitors(step, batch.sequence)

    def load(self, project: int, keys: Keys, roots: Keys, changed_at: int) -> None:
        """Links that were kept, keys ascending."""
        if len(keys):
            self._maps[project] = PersonMap()
            self._maps[project].load(keys, roots, changed_at)

    def unsaved(self, upto_sequence: int) -> list[Link]:
        """What the batches up to a sequence changed and the store has not kept yet: of each key the last word."""
        found: dict[tuple[int, int], Link] = {}
        for sequence, changed in self._unsaved.items():
            if sequence <= upto_sequence:
                found |= {place: Link(*place, root, sequence) for place, root in changed.items()}
        return list(found.values())

    def saved(self, upto_sequence: int) -> None:
        """The store has kept what `unsaved` gave."""
        for sequence in [sequence for sequence in self._unsaved if sequence <= upto_sequence]:
            del self._unsaved[sequence]

    def forget(self, project: int) -> None:
        """The project was erased."""
        self._maps.pop(project, None)
        for sequence, changed in self._unsaved.items():
            self._unsaved[sequence] = {place: root for place, root in changed.items() if place[0] != project}

    def forget_people(self, project: int, keys: Iterable[int]) -> None:
        """These keys, and whoever was one of them, are nobody's any more: people were erased."""
        gone = set(keys)
        people = self._maps.get(project)
        if people is not None:
            people.forget(gone)
        for sequence, changed in self._unsaved.items():
            kept = {place: root for place, root in changed.items() if place[0] != project or not gone & {place[1], root}}
            self._unsaved[sequence] = kept

    def keys(self, project: int, person: int) -> Sequence[int]:
        """Every key of a person, its own first."""
        found = self._maps.get(project)
        return [person] if found is None else found.members(person)

    def root(self, project: int, person: int) -> int:
        """The person that a key is now."""
        found = self._maps.get(project)
        return person if found is None else found.root(person)

    def changed_at(self, project: int) -> int:
        """The journal sequence of the project's last link, 0 when there is none."""
        found = self._maps.get(project)
        return 0 if found is None else found.changed_at

    def _take_alias(self, alias: Alias, sequence: int) -> None:
        people = self._room(alias.project)
        if people is None:
            self.refused += 1
            return
        if not alias.is_visitor:
            moved = people.link_user(alias.key, alias.user, sequence)
            self.refused += moved is None
            self._change(alias.project, moved or (), people.root(alias.key), sequence)
        elif people.unknown([alias.key]):
            self._change(alias.project, [alias.key], people.link_visitor(alias.key, alias.user, sequence), sequence)

    def _take_visitors(self, visitors: Visitors, sequence: int) -> None:
        people = self._maps.get(visitors.project)
        new = list(range(len(visitors.keys))) if people is None else people.unknown(visitors.keys)
        for done, place in enumerate(new):
            key, user = visitors.keys[place], visitors.users[place]
            if key in VISITOR_PLACEHOLDERS or user in PLACEHOLDERS:
                continue
            people = self._room(visitors.project)
            if people is None:
                self.refused += len(new) - done
                return
            self._change(visitors.project, [key], people.link_visitor(key, person_key(user, ""), sequence), sequence)

    def _change(self, project: int, keys: Sequence[int], root: int, sequence: int) -> None:
        changed = self._unsaved.setdefault(sequence, {})
        for key in keys:
            changed[project, key] = root

    def _room(self, project: int) -> PersonMap | None:
        """The project's map, made when there is none; None when it is full."""
        people = self._maps.get(project)
        if people is None:
            people = self._maps[project] = PersonMap()
        if people.links < self._max_links:
            return people
        if not self.refused:
            log.warning("identity_links_full", project=project, links=people.links)
        return None
