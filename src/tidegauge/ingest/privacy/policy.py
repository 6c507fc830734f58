"""What the rules of one project do, made ready for many events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple, Protocol

import msgspec

from tidegauge.ingest.privacy.cipher import CIPHER_MARK, HASH_MARK, FieldCipher, Pseudonym, is_hidden
from tidegauge.ingest.privacy.detection import mask
from tidegauge.ingest.privacy.pattern import MAX_REMEMBERED, NameRules
from tidegauge.ingest.privacy.rule import KINDS, Action, Kind, NumberedRule, Subject

NOT_KEPT: Final = "an event name that the project's privacy rules do not keep"


class PolicyFinder(Protocol):
    """Knows the policy of each project; in memory, on the hot path."""

    def find(self, project: int) -> Policy | None:
        """The policy; None for a project that never had a privacy rule."""
        ...


class NoPolicies:
    """Before any project has a rule."""

    def find(self, project: int) -> Policy | None:
        return None


class ProjectKeys(NamedTuple):
    """A project's own keys, 32 bytes each: one for hashes, and those of encryption by id, of which `current` closes."""

    pseudonym: bytes
    ciphers: Mapping[str, bytes]
    current: str


class _Made(msgspec.Struct, array_like=True):
    """What a policy is made of."""

    project: int
    rules: Sequence[NumberedRule]
    keys: ProjectKeys


_encode: Final = msgspec.msgpack.Encoder().encode
_decode: Final = msgspec.msgpack.Decoder(_Made).decode


class Policy:
    """`tally` counts by rule id what was changed or dropped; who saves it empties it. Immutable otherwise."""

    def __init__(self, project: int, rules: Sequence[NumberedRule], keys: ProjectKeys) -> None:
        self.project: Final = project
        self.rules: Final = tuple(rules)
        self._keys: Final = keys
        self.tally: Counter[str] = Counter()
        self.pseudonym: Final = Pseudonym(keys.pseudonym)
        self.cipher: Final = FieldCipher(project, keys.ciphers, keys.current)
        self.dropped: Final = self._named("property", "drop")
        self.kept: Final = self._named("property", "keep")
        self.hashed: Final = self._named("property", "hash")
        self.encrypted: Final = self._named("property", "encrypt")
        self.events_dropped: Final = self._named("event", "drop")
        self.events_kept: Final = self._named("event", "keep")
        self._single: Final = {one.rule.subject: one for one in rules if not one.rule.target}
        self._names: dict[str, str] = {}
        self._masks: Final = {one.rule.target: one.id for one in rules if one.rule.subject == "detected"}
        self.masked: Final[tuple[Kind, ...]] = tuple(kind for kind in KINDS if kind in self._masks)

    @cached_property
    def data(self) -> bytes:
        """What `from_data` makes an equal policy of in another process: the project's keys are in it."""
        return _encode(_Made(self.project, self.rules, self._keys))

    @classmethod
    def from_data(cls, data: bytes) -> Policy:
        """The policy that gave `data`, with a tally of its own."""
        made = _decode(data)
        return cls(made.project, made.rules, made.keys)

    @property
    def is_active(self) -> bool:
        """Whether it changes anything."""
        return bool(self.rules)

    @property
    def treats_properties(self) -> bool:
        """Whether any rule is about properties."""
        return bool(self.dropped or self.kept or self.hashed or self.encrypted or self.masked or self.action("ip"))

    def action(self, subject: Subject) -> Action | None:
        """What is done with one of the subjects that have no target."""
        found = self._single.get(subject)
        return None if found is None else found.rule.action

    def count(self, subject: Subject, times: int = 1) -> None:
        """The rule of a subject without target did something."""
        if times:
            self.tally[self._single[subject].id] += times

    def keeps_event(self, name: str) -> bool:
        """Whether events of a name are stored."""
        denied = self.events_dropped.find(name)
        if denied is not None:
            self.tally[denied.id] += 1
            return False
        if self.events_kept and self.events_kept.find(name) is None:
            self.tally[self.events_kept.first_id] += 1
            return False
        return True

    def masked_text(self, text: str) -> str:
        """The text without what is detected in it."""
        if not self.masked or (text.startswith((HASH_MARK, CIPHER_MARK)) and is_hidden(text)):
            return text
        clean = mask(text, self.masked)
        if clean != text:
            for kind in self.masked:
                if mask(text, (kind,)) != text:
                    self.tally[self._masks[kind]] += 1
        return clean

    def masked_name(self, name: str) -> str:
        """The same of a property's name; what was looked at is remembered."""
        if not self.masked:
            return name
        found = self._names.get(name)
        if found is None:
            if len(self._names) >= MAX_REMEMBERED:
                self._names.clear()
            found = self._names[name] = self.masked_text(name)
        return found

    def _named(self, subject: Subject, action: Action) -> NameRules:
        return NameRules(one for one in self.rules if (one.rule.subject, one.rule.action) == (subject, action))
