"""The policies of all projects in memory."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Final

import structlog

from tidegauge.accounts.keys.seal import Seal, project_context
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Unavailable
from tidegauge.ingest.privacy.policy import Policy, ProjectKeys
from tidegauge.ingest.privacy.rule import NumberedRule
from tidegauge.meta.database import Database
from tidegauge.privacy.rules.repository import ENCRYPT, HASH, StoredKey, add_changes, read_book

REFRESH_S: Final = 10.0
"""How long a rule made on another node may go unnoticed here."""

log = structlog.get_logger(__name__)


class PolicyBook:
    """Implements ingest.privacy.policy.PolicyFinder. `refresh` reads all rules anew: after a change here, and regularly for those of
    other nodes."""

    def __init__(self, database: Database, seal: Seal, clock: Clock) -> None:
        self._database = database
        self._seal = seal
        self._clock = clock
        self._policies: dict[int, Policy] = {}
        self._made_of: dict[int, tuple[list[NumberedRule], list[StoredKey]]] = {}
        self._unreadable: frozenset[int] = frozenset()

    def find(self, project: int) -> Policy | None:
        """See PolicyFinder. Raises Unavailable when the project's keys do not open: without them events would be stored in clear, so none are taken."""
        if project in self._unreadable:
            raise Unavailable(
                "The keys of this project's privacy rules do not open, so its events cannot be taken."
                " Start the server with the secret under which they were sealed (secret_key, or secret.key in the data directory)."
            )
        return self._policies.get(project)

    async def refresh(self) -> None:
        """Take the rules from the store. Raises Unavailable; what was known then stays in force."""
        rules, keys = await self._database.read(read_book)
        policies: dict[int, Policy] = {}
        unreadable: set[int] = set()
        for project in {key.project for key in keys}:
            made_of = ([rule.numbered for rule in rules if rule.project == project], [key for key in keys if key.project == project])
            if self._made_of.get(project) == made_of and project in self._policies:
                policies[project] = self._policies[project]
                continue
            opened = self._open(made_of[1])
            if opened is None:
                unreadable.add(project)
                log.error("privacy_keys_unreadable", project=project)
                continue
            policies[project] = Policy(project, made_of[0], opened)
            if project in self._policies:
                policies[project].tally = self._policies[project].tally
            self._made_of[project] = made_of
        self._policies, self._unreadable = policies, frozenset(unreadable)

    def pseudonym(self, project: int, text: str) -> tuple[str, bool] | None:
        """See Identities.pseudonym."""
        policy = self._policies.get(project)
        if policy is None:
            return None
        is_current = policy.action("person_id") == "hash" or policy.masked_text(text) != text
        return policy.pseudonym(text), is_current

    async def run(self) -> None:
        """Save counts and refresh every ten seconds, for ever."""
        while True:
            await asyncio.sleep(REFRESH_S)
            await self.save_counts()
            await self.refresh()

    def _open(self, keys: list[StoredKey]) -> ProjectKeys | None:
        texts = {key.id: self._seal.open(key.sealed, project_context(key.project, key.id)) for key in keys}
        if any(text is None for text in texts.values()):
            return None
        clear = {key_id: bytes.fromhex(text or "") for key_id, text in texts.items()}
        ciphers = [key.id for key in keys if key.purpose == ENCRYPT]
        pseudonym = next(clear[key.id] for key in keys if key.purpose == HASH)
        return ProjectKeys(pseudonym, {key_id: clear[key_id] for key_id in ciphers}, ciphers[-1])

    async def save_counts(self) -> None:
        """Write to the store what the rules did since the last time. Raises Unavailable; then it is kept for the next."""
        counted = [(policy, Counter(policy.tally)) for policy in self._policies.values() if policy.tally]
        if not counted:
            return
        await self._database.write(add_changes, sum((changes for _, changes in counted), Counter()), self._clock.now_ms())
        for policy, changes in counted:
            policy.tally -= changes
